#!/usr/bin/env python3
"""`qlab explain` that ends early: a bound, a time, a signal; and its progress at a terminal."""
import os
import re
import signal

from explained import Explained
from program import children_of, end, main, start, state_and_parent, wait_for
from terminal import Terminal

# More states than any machine has memory for, and more stories than anyone has time for.
ENDLESS = "--program 'put,put | put,put | put,put | put,get,get | get,get' --states 4000000000"
STATES = f"vyukov --queues vyukov-exact {ENDLESS} --engine stateful"


def heeds(process):
    """Waits until a signal would be heeded: the process catches SIGINT and SIGTERM; false if it has
    ended. (Python catches the first, and so does its child until it has become the program.)"""
    wanted = 1 << (signal.SIGINT - 1) | 1 << (signal.SIGTERM - 1)

    def catches():
        try:
            with open(f"/proc/{process.pid}/status", encoding="ascii") as status:
                caught = re.search(r"SigCgt:\s*([0-9a-f]+)", status.read())
        except OSError:
            return False
        return caught and int(caught[1], 16) & wanted == wanted
    return wait_for(catches)


class Early(Explained):
    """What was covered is told, and never taken for a proof."""

    def stopped(self, words, number):
        """Sends the signal to a search that has no end; what it said."""
        process = start(f"explain {words}")
        self.that(heeds(process), f"{words}: it listens to signals")
        process.send_signal(number)
        said = end(process)
        self.same(f"{words}: exit status", said.status, 130)
        self.same(f"{words}: stderr", said.err, "")
        return said.out

    def test_time(self):
        page = self.explain(f"{STATES} --budget 300ms", 2)
        self.holds("so far", page, "So far: Every interleaving", "its time was over (--budget)")
        self.that(re.search(r"vyukov-exact: [\d ]+ states, \w+ interleavings, up to \d+ steps deep", page),
                  f"what was covered, got:\n{page}")
        self.lacks("no proof", page, "never", "proved")

    def test_states(self):
        page = self.explain("mutex --states 20 --engine stateful", 2)
        self.holds("so far", page, "so far", "budget of states", "mutex: 20 states, ",
                   " steps deep.")
        self.lacks("no proof", page, "never", "proved")

    def test_data(self):
        document = self.json(self.explain(f"{STATES} --budget 300ms --format=json", 2))
        self.same("complete", document["complete"], False)
        result = document["results"][0]
        self.same("complete", result["complete"], False)
        self.same("verdict", result["verdict"], "bounded")
        self.that(result["deepest"] > 10 and result["states"] > 1, f"covered: got {result}")
        header, line = self.explain(f"{STATES} --budget 300ms --format=csv", 2).splitlines()
        self.that(header.endswith(",complete,deepest"), header)
        self.same("complete", line.split(",")[-2], "0")
        self.same("whole", self.json(self.explain("mutex --format=json"))["complete"], True)
        header, line = self.explain("mutex --format=csv --queues mutex").splitlines()[:2]
        self.same("whole", line.split(",")[-2], "1")

    def test_signals(self):
        for number in (signal.SIGINT, signal.SIGTERM):
            page = self.stopped(STATES, number)
            self.holds("so far", page, "So far: Every interleaving", "was interrupted", " states, ")
            self.lacks("no proof", page, "never", "proved")
        document = self.json(self.stopped(f"{STATES} --format=json", signal.SIGINT))
        self.same("status", document["status"], 130)
        self.same("complete", document["complete"], False)

    def test_engines(self):
        queue = f"vyukov --queues vyukov {ENDLESS}"
        for words, covered in (("--engine dpor", " stories."), ("--engine both", " states, "),
                               ("--engine random --runs 1000000000", " runs, up to "),
                               ("--engine pct --runs 1000000000", " runs, up to "),
                               ("--memory tso", " states, ")):
            page = self.stopped(f"{queue} {words}", signal.SIGINT)
            self.holds(words, page, "so far", "was interrupted", covered)
            self.lacks(words, page, "never", "saw the same")

    def test_own(self):
        """A file's queue lives in a child: the signal may reach its parent alone."""
        page = self.stopped(f"./tests/own/good.c {ENDLESS}", signal.SIGTERM)
        self.holds("so far", page, "So far: ", "was interrupted")

    def test_shared(self):
        """Processes that share a walk end with the one that started them, however that ends."""
        words = "mutex --queues mutex --clients 7"
        least = 2 if len(os.sched_getaffinity(0)) > 1 else 0
        for number, status in ((signal.SIGTERM, 130), (signal.SIGKILL, 128 + signal.SIGKILL)):
            walk = start(f"explain {words}")
            found = wait_for(lambda: [one for one in [children_of(walk.pid)] if len(one) >= least], 60)
            self.that(found, f"{least} processes share it")
            shares = found[0] if found else []
            walk.send_signal(number)
            said = end(walk)
            self.same(f"{number}: status", said.status, status)
            gone = wait_for(lambda: all(state_and_parent(one)[0] == "Z" for one in shares))
            self.that(gone, f"{number}: left over of {shares}")

    def test_wrong(self):
        for typed in ("0s", "soon", "-1s"):
            self.refused(64, f"mutex --budget {typed}", "--budget")


class Progress(Explained):
    """One line at a terminal, and it goes."""

    def test_line(self):
        terminal = Terminal(self, f"explain {STATES}")
        terminal.wait("states/s")
        os.kill(terminal.pid, signal.SIGINT)
        self.same("exit status", terminal.end(), 130)
        self.that(re.search(r"\rvyukov-exact: [\d .e]+ states, [\d.]+( [kM])? states/s", terminal.said),
                  f"a rate, got {terminal.said[:300]!r}")
        self.in_turn("wiped before the page", terminal.said, "states/s", "\r\x1b[K", "So far")

    def test_none(self):
        said = self.expect(2, f"explain {STATES} --budget 500ms")
        self.same("no terminal, no progress", said.err, "")


if __name__ == "__main__":
    main()
