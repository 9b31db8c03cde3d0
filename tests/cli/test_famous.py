#!/usr/bin/env python3
"""The queues of the lab famous: each is known or says what to install; moodycamel's lie is found in its own
lines; boost's tagged pointers are told; and the script that makes the page."""
import os
import re
import subprocess

from program import FOLDER, PROGRAM, ROOT, Case, main, run, write

os.environ["XDG_CACHE_HOME"] = str(FOLDER / "cache")
EXPLORES = run("explain mutex --program 'put'").status != 69
FILES = sorted((ROOT / "labs" / "31-famous").glob("*.cc"))
LIE = "explain labs/31-famous/moodycamel.cc --program 'put,put,get | get'"


class Famous(Case):
    def test_marked(self):
        lab = (ROOT / "labs" / "31-famous" / "lab.ini").read_text()
        for path in FILES:
            text = path.read_text()
            for mark in r"^// \S.*\.\n// qlab: package \S+-dev\n", r"\n// qlab: says .*\(.*\)\n":
                self.that(re.search(mark, text), f"{path.name}: no line {mark}")
            if "putters" not in text:
                self.holds("lab.ini", lab, f"\n{path.name} = ")

    def test_missing(self):
        """A library that is not here: said, and left out."""
        text = (ROOT / "labs" / "31-famous" / "atomic_queue.cc").read_text()
        file = write("missing.cc", text.replace("__has_include(<atomic_queue/", "__has_include(<no_such/"))
        self.complaint(69, f"check {file}", "apt-get install libatomic-queue-dev")
        if EXPLORES:
            self.complaint(69, f"explain {file}", "apt-get install libatomic-queue-dev")
        said = self.expect(0, f"compare mutex {file} --rounds 2 --ops 300 --jitter 0 --duration 50ms")
        self.holds("left out", said.err, "left out: ", "apt-get install libatomic-queue-dev")

    def test_no_compiler(self):
        """A machine with a C library and nothing to compile C++: what needs it is left out."""
        alone = {"CXX": "no-such-c++", "CC": "no-such-cc", "XDG_CACHE_HOME": str(FOLDER / "cold")}
        said = run("list", **alone)
        self.same(said.err, said.status, 0)
        said = run("run famous --rounds 2 --ops 300 --duration 50ms", **alone)
        self.that(said.status in (0, 2), said.err)
        self.holds("left out", said.err, 'std_deque.cc: no compiler called "no-such-c++"')
        self.same("answer", run("answer famous", **alone).status, 0)
        if EXPLORES:
            said = run("explain famous", **alone)
            self.same(said.err, said.status, 0)
            self.holds("the mutex", said.out, "mutex")
            for path in FILES:  # nothing is left out in silence
                if "putters" not in path.read_text():
                    self.holds("left out", said.err, f"{path.name}: no compiler called")
            self.same("one file", run("explain tests/own/good.c", **alone).status, 69)
        self.same("one file", run("check tests/own/good.c", **alone).status, 69)

    def test_moodycamel(self):
        said = run(LIE)
        if not EXPLORES or said.status == 69:
            return
        self.same("status", said.status, 0)  # as documented
        self.holds("in its own words", said.out, "LIES", "concurrentqueue.h", "producerListTail",
                   "initialBlockPool[0].emptyFlags[0] ", " = &blockIndex[0]", "2 preemptions")
        self.that(not re.search(r" [AB] (get |put\(\d\) )?\+\d+ ", said.out), f"words without a name in\n{said.out}")

    def test_boost(self):
        """A tagged pointer is told as its node and its tag, wherever it is."""
        words = "explain labs/31-famous/boost_queue_nodes.cc --program 'put,get'"
        said = run(f"{words} --example")
        if not EXPLORES or said.status == 69:
            return
        self.same("status", said.status, 0)
        self.holds("nodes with their tags", said.out, "node1.next 0 -> &node2 #1", "tail_ &node1 -> &node2 #1",
                   "head_ = &node1 ", "pool.pool_ 0 #1 -> &node1 #1")
        self.lacks("no address as a number", said.out, "0x")
        self.lacks("nor in the graph", run(f"{words} --format=graph").out.split('"files"')[0], '"0x', " 0x")

    def test_page(self):
        said = subprocess.run([ROOT / "scripts" / "famous", "--budget", "6s", "labs/31-famous/std_deque.cc"],
                              capture_output=True, text=True, env={**os.environ, "QLAB_PROGRAM": PROGRAM})
        self.same(said.stderr, said.returncode, 0)
        self.holds("the page", said.stdout, "# What does Empty mean", "std::deque behind a std::mutex",
                   "SC: proved up to" if EXPLORES else "not explored", "0 lies in")


if __name__ == "__main__":
    main()
