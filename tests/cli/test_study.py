#!/usr/bin/env python3
"""`qlab study`: a walk through a part of the course at a terminal, and as commands without one."""
import course
from program import FOLDER, PROGRAM, Case, main, results_written, run, write
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
        terminal = Terminal(self, f"study {part} --again --file {FOLDER}/walk.md")
        terminal.talk(*lines)
        return terminal, terminal.end()

    def test_whole(self):
        _, status = self.walk(
            "locks",
            ("lab 1 of 1: small", None),
            ("A question?", None),
            ("Your prediction", "often\n"),
            ("'often' is no rate", None),
            ("Your prediction", "7%\n"),
            ("You predicted 7 %", None),
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
                   ", small\n\nIs 11-small a lab?\n\nI was wrong\n\n", "You predicted 7 %")

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
        terminal, status = self.walk("lock-free", ("Your prediction", "\n"), ("mutex", None),
                                     ("round", "\3"))
        self.same("in a run", status, 130)
        self.holds("what was measured is kept", terminal.said, "wrote ")
        self.lacks("no more questions", terminal.said[terminal.seen:], "a picture")
        said = self.expect(0, "list")
        self.holds("not done", said.out, "endless  –")


if __name__ == "__main__":
    main()
