#!/usr/bin/env python3
"""Queues that hang, lose items, or give up too late or too early: found by measuring, told in every
format, and in the exit status."""
import os
import pathlib
import signal

from program import (FOLDER, PROGRAM, ROOT, Case, children_of, end, main, run, start,
                     state_and_parent, wait_for)

HERE = ROOT / "tests" / "own" / "wrong"
POLL = ("run poll-cost --workers threads --rounds 2 --rate 500 --ops 100 --duration 600ms --queues "
        "mutex,tests/own/wrong/")
TRIES = 10  # a machine that is busy elsewhere may let nobody wait for another
os.environ["XDG_CACHE_HOME"] = str(FOLDER / "cache")


class Wrong(Case):
    def finds(self, name, wait, column, verdict):
        """Exit status 1, and only that kind, in JSON; and only of that queue."""
        for _ in range(TRIES):
            said = run(f"{POLL}{name}.c --wait {wait} --format=json")
            good, bad = self.json(said.out)["points"]
            if bad[column]:
                break
        self.same("exit status", said.status, 1)
        columns = "hangs", "lost_items", "late", "early"
        self.same("of mutex", [good[kind] for kind in columns], [0, 0, 0, 0])
        beside = column == "early" and bad["late"]  # it looks but once: who is taken off behind that is late
        self.same(f"kinds of {name}", [kind for kind in columns if bad[kind]], ["late"] * bool(beside) + [column])
        self.that(bad["verdict"] == verdict or beside and bad["verdict"] == "late", f"{verdict}, got {bad['verdict']}")
        self.same("lies", bad["spurious"], 0)
        return said, bad

    def test_hangs(self):
        if b"__asan_init" in pathlib.Path(PROGRAM).read_bytes():
            return  # that sanitizer does not survive that a thread is ended by force
        said, point = self.finds("silent", "block", "hangs", "hangs")
        self.same("runs", point["runs_hangs"], 2)
        self.that(point["inside_at_end"] > 0, "items are inside")
        self.holds("at once", said.err, "silent.c HANGS: ", "never came back, with ", "not counted")
        folder = said.err.split("wrote ")[1].strip()
        page = FOLDER / "wrong.html"
        self.expect(0, f"report {folder} --output {page}")
        self.holds("on the page", page.read_text(), "What else was wrong?", "silent.c HANGS")
        words = pathlib.Path(folder, "plot", "measures", "words.dat").read_text()
        self.holds("in the plot", words, "HANGS (in 2 of 2 runs): that is no zero.")

    def test_hung_and_ended(self):
        """Whoever hangs goes with the lab, however that ends."""
        for number in signal.SIGINT, signal.SIGKILL:
            lab = start(POLL.replace("mutex,", "") + "silent.c --wait block")
            child = wait_for(lambda: children_of(lab.pid))
            self.that(child, "a run starts")
            lab.send_signal(number)
            self.same("exit status", end(lab).status, 130 if number == signal.SIGINT else 137)
            self.that(wait_for(lambda: state_and_parent(child[0])[0] == "Z"), "nobody is left")

    def test_late(self):
        self.finds("silent", "timed", "late", "late")

    def test_early(self):
        self.finds("hasty", "timed", "early", "early")

    def test_loses(self):
        self.finds("handing", "timed", "lost_items", "loses")

    def test_items(self):
        """Items that come again, that nobody put, or out of turn; nothing is lost in a queue."""
        for name, column in ("again", "repeats"), ("forger", "invents"), ("nothing", "invents"), \
                ("stack", "overtakes"):
            said = self.expect(1, "run get-nowait --workers threads --consumers 2 --rounds 2 --ops 2000 "
                                  f"--queues mutex,tests/own/wrong/{name}.c --format=json")
            good, bad = self.json(said.out)["points"]
            for kind in "repeats", "invents", "overtakes", "lost_items":
                self.same(f"{kind} of mutex", good[kind], 0)
            self.that(bad[column] > 0 and bad[f"runs_{column}"] > 0, f"{name}: no {column}")
            if name not in ("forger", "nothing"):  # which lose, too
                self.same("verdict", bad["verdict"], column)

    def test_expected(self):
        """A lab that owns up to it."""
        lab = FOLDER / "wrong-lab"
        lab.mkdir()
        text = (ROOT / "labs" / "10-poll-cost" / "lab.ini").read_text()
        text = text[:text.index("[explore]")].replace("semaphore = never", f"{HERE}/hasty.c = %s")
        text = text.replace("workers = processes", "workers = threads")
        few = "--wait timed --rounds 2 --rate 500 --ops 100 --format=json"
        for word, status in ("early", 0), ("never", 1), ("loses", 1):
            (lab / "lab.ini").write_text(text % word)
            said = run(f"run {lab} {few}")
            late = any(point["late"] for point in self.json(said.out)["points"])  # as in finds()
            self.same(f"exit status, expected {word}", said.status, 1 if late else status)
        (lab / "lab.ini").write_text(text.replace(f"{HERE}/hasty.c = %s", "semaphore = loses"))
        self.expect(2, f"run {lab} --wait spin --rounds 2 --ops 100")

    def test_compare(self):
        said = self.expect(1, "compare mutex tests/own/wrong/handing.c --workload poll --wait timed "
                              "--rounds 2 --rate 500 --ops 100 --duration 600ms")
        self.holds("told", said.out, "handing.c LOSES: ", "lost", "nobody owns up to that")


if __name__ == "__main__":
    main()
