#!/usr/bin/env python3
"""docs/record.md: every recorder's queue is found right, and convicted when a lie was planted.

C and Python always; the others with QLAB_TEST_ALL=1, if their compilers are there.
"""
import os
import re
import shutil
import subprocess
import unittest

from program import FOLDER, ROOT, Case, main, run

RECORDERS = ROOT / "docs" / "record"
with_all = unittest.skipUnless(os.environ.get("QLAB_TEST_ALL") == "1", "QLAB_TEST_ALL is not 1")


class Record(Case):
    """The recorders, and the page that quotes them. What is planted is wrong at every run."""

    def trace(self, file, commands, plant=None):
        """The trace that a recorder writes, with one line of it replaced if there is a plant."""
        text = (RECORDERS / file).read_text()
        if plant:
            self.same(f"{file} has the line once", text.count(plant[0]), 1)
            text = text.replace(*plant)
        folder = FOLDER / f"{file}.{'planted' if plant else 'true'}"
        folder.mkdir()
        (folder / file).write_text(text)
        *build, record = commands
        for command in build:
            subprocess.run(command, shell=True, cwd=folder, check=True)
        with open(folder / "trace.csv", "w") as out:
            subprocess.run(record, shell=True, cwd=folder, stdout=out, check=True)
        return folder / "trace.csv"

    def judged(self, file, commands, plant, fault="spurious"):
        """The recorder finds nothing wrong with its queue; and the fault, if it was planted."""
        program = commands[0].split()[0]
        if not shutil.which(program):
            self.skipTest(f"{program} is not installed")
        said = run(f"judge --format=json {self.trace(file, commands)}")
        counts = self.json(said.out)
        self.same(f"{file}: status, with {counts['faults'][:3]}", said.status, 0)
        self.same(f"{file}: all that was put was got", counts["got"], counts["put"])
        self.that(counts["legal"] > 0, f"{file}: drained until Empty")
        said = run(f"judge --format=json {self.trace(file, commands, plant)}")
        self.same(f"{file}, planted: status", said.status, 1)
        self.that(self.json(said.out)[fault] > 0, f"{file}, planted: expected {fault}")

    def test_c(self):
        compiler = os.environ.get("CC", "cc")
        self.judged("record.c",
                    [f"{compiler} -Wall -Wextra -Werror -O2 -pthread record.c -o record", "./record"],
                    ("bool got = read(", "bool got = self->count > 1 && read("))

    def test_python(self):
        self.judged("record.py", ["python3 record.py"],
                    ("            item = shared.get_nowait()\n",
                     "            if not self.log:\n"
                     "                raise queue.Empty\n"
                     "            item = shared.get_nowait()\n"))

    def test_broker(self):
        self.judged("broker.py", ["python3 broker.py"],
                    ("UPDATE job SET state = 'ready' WHERE", "DELETE FROM job WHERE"), "lost")

    def test_page(self):
        page = (ROOT / "docs" / "record.md").read_text()
        quoted, file = set(), None
        for name, code in re.findall(r"\[([\w.]+)\]\(record/|```\w+\n(.*?)```", page, re.S):
            file = name or file
            text = (RECORDERS / file).read_text()
            for part in code.rstrip().split("\n\n") if code else []:
                self.holds(f"{file} as quoted: {part}", text, part)
                quoted.add(file)
        self.same("quoted", quoted, {path.name for path in RECORDERS.iterdir()})

    @with_all
    def test_javascript(self):
        self.judged("record.js", ["node record.js"],
                    ("= receiveMessageOnPort(port);",
                     "= log.length ? receiveMessageOnPort(port) : undefined;"))

    @with_all
    def test_go(self):
        self.judged("record.go", ["go build -o record record.go", "./record"],
                    ("\tvar item uint64\n",
                     "\tif len(w.log) == 0 {\n"
                     "\t\tw.log = append(w.log, call{\"get\", \"empty\", 0, invoked, w.now()})\n"
                     "\t\treturn false\n"
                     "\t}\n"
                     "\tvar item uint64\n"))

    @with_all
    def test_rust(self):
        self.judged("record.rs", ["rustc -O record.rs", "./record"],
                    ("queue.try_recv().unwrap_or(0)",
                     "if self.log.is_empty() { 0 } else { queue.try_recv().unwrap_or(0) }"))

    @with_all
    def test_java(self):
        self.judged("Recorder.java", ["java Recorder.java"],
                    ("Long item = queue.poll();",
                     "Long item = log.isEmpty() ? null : queue.poll();"))


main()
