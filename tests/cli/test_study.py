#!/usr/bin/env python3
"""`qlab study`: a walk through a part of the course at a terminal, and as commands without one."""
import os
import re

import course
from program import FOLDER, PROGRAM, ROOT, Case, main, results_written, run, write
from terminal import Terminal


class Commands(Case):
    """Without a terminal the walk is told as commands; labs that were done are left out."""

    def test_told(self):
        course.do_lab(self, "tiny")
        said = self.expect(0, "study </dev/null")
        self.lacks("labs that were done", said.out, "tiny")
        self.holds("begins with the first lab not done", said.out, "\nqlab show small\n")
        self.same("commands", said.out.count("\nqlab "), 12)
        self.same("parts", said.out.count("# Part "), 2)
        said = self.expect(0, "study 1 --again </dev/null")
        self.same("commands", said.out.count("\nqlab "), 6)
        self.holds("all of part 1", said.out, "\nqlab note tiny ")
        said = self.expect(0, "study day </dev/null")
        self.holds("nothing to do", said.out, "is done")
        self.complaint(64, "study lock", "expected locks")
        self.complaint(64, "study 1 2", "one part")

    def test_typed(self):
        """What the walk prints is right: it is typed here as it stands, beside the labs."""
        notes = write("notes.md", "")
        said = run(f"study locks --again </dev/null | sed 's|^qlab|{PROGRAM}|' >{FOLDER}/walk.sh"
                  f" && cd {FOLDER} && sh -e walk.sh")
        self.same("exit status", said.status, 0)
        self.holds("the note", notes.read_text() + said.err, "in your words")


class Walk(Case):
    """At a terminal it asks and waits."""

    def walk(self, part, *lines):
        """Walks through that part, done labs too; the terminal and how it ended."""
        terminal = Terminal(self, f"study {part} --again --file {FOLDER}/walk.md", 1000, 100)
        terminal.talk(*lines)
        return terminal, terminal.end()

    def test_whole(self):
        _, status = self.walk(
            "locks",
            ("lab 1 of 1: small", None),
            ("A question?", None),
            ("Your prediction", "often\n"),
            ("got 'often' of rate", None),
            ("Your prediction", "7%\n"),
            ("predicted 7 %, measured", None),
            ("Observation small mutex Never", None),
            ("a picture", "s\n"),
            ("the shortest interleaving", "\n"),
            ("never lies within these bounds", None),
            ("the answer", "\n"),
            ("An answer.", None),
            ("A line for your notes", "I was wrong\n"),
            ("appended to", None),
            ("That was the last lab", None))
        self.same("exit status", status, 0)
        self.holds("the note", (FOLDER / "walk.md").read_text(),
                   ", small\n\nIs 11-small a lab?\n\nI was wrong\n\n", "predicted 7 %, measured")

    def test_asks(self):
        """It asks what the lab asks, one by one, until each answer is one; all are graded."""
        self.let_ask()
        terminal, status = self.walk(
            "locks",
            ("NAME=GUESS", None),
            ("mutex: never, lies, hangs", None),
            ("Your prediction", "honest\n"),
            ("got 'honest' of mutex, expected never, lies", None),
            ("Your prediction", "never\n"),
            ("rate of mutex with 2 consumers: a share", None),
            ("Your prediction", "\n"),
            ("items a second of mutex with 2 consumers / mutex with 1 consumer: a factor", None),
            ("Your prediction", "1000000\n"),
            ("* mutex: predicted never, measured never: right.", None),
            ("predicted 1 000 000", None),
            ("Your predictions: 1 of 2 right, 1 wrong.", None),
            ("a picture", "q\n"))
        self.same("exit status", status, 0)
        self.lacks("what was not guessed", terminal.said, "* rate of mutex")

    def let_ask(self):
        """Lets the lab "small" ask for three predictions, for one test."""
        file = FOLDER / "labs" / "11-small" / "lab.ini"
        self.addCleanup(file.write_text, file.read_text())
        file.write_text(file.read_text() + "[predict]\nmutex = verdict of mutex\n"
                        "rate = rate of mutex at consumers=2\ncost = items of mutex at consumers=2 / mutex at consumers=1\n")

    def teach(self, lesson):
        """Gives the lab "small" another lesson, for one test."""
        file = FOLDER / "labs" / "11-small" / "README.md"
        self.addCleanup(file.write_text, file.read_text())
        file.write_text(lesson)

    def test_nothing_scrolls_away(self):
        """On 24 rows of 80 columns: no more is printed between two keys than is seen at once, and no
        line is longer, so that no word is broken."""
        lesson = (ROOT / "labs" / "11-trylock" / "README.md").read_text()
        self.teach(lesson)
        self.let_ask()
        terminal = Terminal(self, f"study locks --again --file {FOLDER}/seen.md", 24, 80)
        guesses = iter(("never\n", "5%\n", "1.5\n"))
        questions = {"Your prediction (": None, "Next: a picture": "\n", "Next: the shortest": "\n",
                     "Next: the answer": "\n", "A line for your notes": "seen\n"}
        pages, begin = [], 0
        while (said := terminal.wait("More (Enter", *questions, "That was the last lab")) != "That was the last lab":
            terminal.type(next(guesses) if said == "Your prediction (" else questions.get(said, "\n"))
            pages.append(terminal.said[begin:])
            begin = len(terminal.said)
        self.same("exit status", terminal.end(), 0)
        self.that(len(pages) > 12, f"pages: got {len(pages)}")
        for page in pages:
            shown = re.sub(r"[^\n]*\r(?!\n)", "", re.sub(r"\033\[[^a-zA-Z]*[a-zA-Z]", "", page))
            lines = shown.encode("latin-1").decode().splitlines()
            self.that(len(lines) <= 24, f"{len(lines)} rows between two keys:\n{shown}")
            for line in lines:
                self.that(len(line) <= 80 or "/results/small/" in line, f"{len(line)} columns: {line}")

    def test_narrow(self):
        """What a student sees first has no line that is wider than the terminal."""
        for columns in (60, 80):
            for words in ("list", "show small", "answer small", "explain trylock"):
                terminal = Terminal(self, words, 24, columns, QLAB_LABS=str(ROOT / "labs") if "try" in words else
                                    str(FOLDER / "labs"))
                terminal.end()
                for line in terminal.said.encode("latin-1").decode().splitlines():
                    self.that(len(line) <= columns or "qlab " in line, f"{words}, {columns}: {len(line)}: {line}")

    def test_pager(self):
        self.teach("# A lab\n\n" + "A line.\n\n" * 30 + "## Answer\n\nAn answer.\n")
        terminal = Terminal(self, "study locks --again", 24, 80, PAGER=f"cat >{FOLDER}/paged")
        terminal.talk(("Your prediction", "q\n"))
        self.same("exit status", terminal.end(), 0)
        self.same("through the pager", (FOLDER / "paged").read_text().count("A line."), 30)
        self.lacks("the terminal", terminal.said, "A line.")

    def test_left(self):
        before = results_written()
        for answer, farewell in (("s\n", "That was the last lab"),
                                 ("q\n", "Until next time"),
                                 ("\4", "Until next time")):
            _, status = self.walk("day", ("Your prediction", answer), (farewell, None))
            self.same(f"exit status after {answer!r}", status, 0)
        self.same("nothing was run", results_written(), before)

    def test_interrupted(self):
        _, status = self.walk("day", ("Your prediction", "\3"))
        self.same("at a question", status, 130)
        for _ in range(5):  # at once, when it may not wait for a line yet
            terminal = Terminal(self, f"study day --again --file {FOLDER}/walk.md", 1000, 100)
            terminal.wait("Your prediction")
            os.write(terminal.end_of_it, b"\3")
            self.same("as soon as it asks", terminal.end(), 130)
        terminal, status = self.walk("lock-free", ("Your prediction", "\n"), ("mutex", None),
                                     ("round", "\3"))
        self.same("in a run", status, 130)
        self.holds("what was measured is kept", terminal.said, "wrote ")
        self.lacks("no more questions", terminal.said[terminal.seen:], "a picture")
        said = self.expect(0, "list")
        self.holds("not done", said.out, "endless  –")


if __name__ == "__main__":
    main()
