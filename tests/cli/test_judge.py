#!/usr/bin/env python3
"""`qlab judge`: traces that are right, and traces that are none."""
import os
import pathlib
import subprocess

from program import FOLDER, PROGRAM, ROOT, Case, main, run, write
from terminal import Terminal


def peak(words):
    """KiB that were resident at most."""
    process = subprocess.Popen([PROGRAM] + words.split(), stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_maxrss


class Judge(Case):
    """Traces that somebody recorded."""

    def test_width(self):
        trace = write("wide.csv", "1,put,ok,7,1,2\n1,put,ok,8,4,5\n2,get,got,7,6,7\n2,get,got,8,9,10\n"
                                  "3,get,empty,0,3,8\n")
        for columns in (60, 80):
            terminal = Terminal(self, f"judge {trace}", 24, columns)
            self.same("exit status", terminal.end(), 1)
            lines = terminal.said.splitlines()
            self.same("too wide", [line for line in lines if len(line) > columns], [])
            self.that(any("never returned" in line or "pending" in line for line in lines), terminal.said)

    def test_lie(self):
        trace = write("relay.csv", "1,put,ok,7,1,2\n1,put,ok,8,4,5\n2,get,got,7,6,7\n"
                                   "2,get,got,8,9,10\n3,get,empty,0,3,8\n")
        said = self.expect(1, f"judge {trace}")
        self.holds("chain in words", said.out, "item 7 was inside from 2 until 6")
        self.holds("names the line", said.out, "line 5")
        self.holds("names the worker", said.out, "of worker 3 is")
        document = self.json(run(f"judge --format=json {trace}").out)
        verdict = document["verdicts"][0]
        self.same("spurious", document["spurious"], 1)
        self.same("operations", document["operations"], 5)
        self.same("line", verdict["line"], 5)
        self.same("worker", verdict["worker"], 3)
        self.same("links", len(verdict["chain"]), 2)

    def test_legal(self):
        trace = write("legal.csv", "1,put,ok,7,1,5\n2,get,empty,0,2,3\n")
        self.expect(0, f"judge - < {trace}")

    def test_mark(self):
        """A spreadsheet writes a byte order mark; a mark alone is no trace."""
        table = "worker,kind,answer,item,invoked,returned\n1,put,ok,7,1,2\n3,get,empty,0,3,8\n"
        said = self.expect(1, f"judge {write('mark.csv', chr(0xfeff) + table)}")
        self.same("like without", said.out, self.expect(1, f"judge {write('plain.csv', table)}").out)
        self.complaint(65, f"judge {write('alone.csv', chr(0xfeff))}", "alone.csv:1: no operations")

    def test_kinds(self):
        """Text, JSON and the exit status of every trace agree."""
        kinds = {"full": ("full_lies", "LIES (Full)"), "not-empty": ("not_empty_lies", "LIES (not empty)"),
                 "lost": ("lost", "LOSES"), "hang": ("hangs", "HANGS"), "early": ("early", "EARLY"),
                 "late": ("late", "LATE"), "repeat": (None, "REPEATS"), "fresh": (None, "INVENTS"),
                 "order": (None, "OVERTAKES")}
        traces = sorted((ROOT / "tests/judge/traces").glob("*.csv"))
        self.same("some traces", len(traces) > 30, True)
        for trace in traces:
            document = self.json(run(f"judge --format=json {trace}").out)
            said = run(f"judge {trace}")
            wrong = document["spurious"] + len(document["faults"])
            self.same(f"{trace.name}: status", said.status, int(wrong > 0))
            for kind, (key, word) in kinds.items():
                count = sum(fault["kind"] == kind for fault in document["faults"])
                if key:
                    self.same(f"{trace.name}: {key}", document[key], count)
                else:
                    self.same(f"{trace.name}: fifo.{kind}", document["fifo"][kind], count)
                self.same(f"{trace.name}: {word}", f"\n{word}: {count}," in said.out, count > 0)
            for key in ("either", "either_order", "either_late"):
                if document[key]:
                    self.holds(f"{trace.name}: {key}", said.out, "either ")

    def test_readings(self):
        """A lost item is named; a timed get that lied all along was late as well."""
        trace = write("either.csv", "0,put,ok,7,1,2\n1,get,empty,0,3,4\n")
        said = self.expect(1, f"judge {trace}")
        self.holds("both readings", said.out, "either item 7 was lost, or 1 Empty is a lie\n")
        trace = write("timed.csv", "worker,kind,answer,item,invoked,returned,deadline\n"
                                   "0,put,ok,7,1,2,\n1,timed,empty,0,3,9,5\n1,get,got,7,20,21,\n")
        document = self.json(run(f"judge --format=json {trace}").out)
        self.same("spurious and late", (document["spurious"], document["late"]), (1, 1))

    def test_streamed(self):
        """JSON and CSV tell Empties in order of return, and hold no list of them."""
        calls = [f"{worker},get,empty,0,{10 * i + worker},{10 * i + worker + 9}\n"
                 for worker in range(4) for i in range(50000)]
        trace = write("empties.csv", "".join(calls))
        verdicts = self.json(run(f"judge --format=json {trace}").out)["verdicts"]
        rows = run(f"judge --format=csv {trace}").out.splitlines()[1:]
        self.same("in order of return", [verdict["worker"] for verdict in verdicts[:8]],
                  [0, 1, 2, 3, 0, 1, 2, 3])
        self.same("CSV and JSON", [(str(verdict["line"]), verdict["instant"]) for verdict in verdicts],
                  [(row.split(",")[1], row.split(",")[6]) for row in rows])
        if b"__asan_init" in pathlib.Path(PROGRAM).read_bytes():
            return  # what was freed stays resident
        text = peak(f"judge {trace}")
        for words in ("json", "csv"):
            more = peak(f"judge --format={words} {trace}")
            self.that(more < 1.1 * text, f"{words}: {more} KiB, and {text} KiB as text")

    def test_no_trace(self):
        for text, line in (("1,put,ok,7,x,2\n", 1),
                           ("1,put,ok,7,1,2\n1,push,ok,8,3,4\n", 2),
                           ("1,put,ok,7,5,2\n", 1),
                           ("1,put,ok,7,1,2\n1,put,ok,7,3,4\n", 2),
                           ("1,put,ok,7,1,2\n1,put,ok", 2),
                           ("", 1)):
            path = write("bad.csv", text)
            said = self.expect(65, f"judge {path}")
            self.holds(repr(text), said.err, f"{path}:{line}: ")
        self.expect(65, f"judge {write('bad.csv', bytes([1, 2, 3, 0, 10, 4] + [0] * 58))}")
        self.expect(65, "judge - < /dev/zero")  # a line without end
        self.expect(66, f"judge {FOLDER}/none.csv")


if __name__ == "__main__":
    main()
