#!/usr/bin/env python3
"""Tests of house.py: in a small tree, and in a copy of this one, it finds what was put there."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

import house


def asked(*words):
    """Exit status and output of house.py."""
    done = subprocess.run([sys.executable, house.__file__, *map(str, words)],
                          capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


class Copy(unittest.TestCase):
    """In a copy of this tree."""

    def setUp(self):
        self.scratch = tempfile.TemporaryDirectory()
        self.top = pathlib.Path(self.scratch.name)
        shutil.copytree(house.HERE / "src", self.top / "src")

    def tearDown(self):
        self.scratch.cleanup()

    def append(self, file, text):
        with open(self.top / "src" / file, "a") as out:
            out.write(text)

    def expect(self, question, *sentences):
        status, said = asked("--top", self.top, question)
        self.assertEqual(status, 1 if sentences else 0, said)
        for sentence in sentences:
            self.assertIn(sentence, said)

    def test_up(self):
        self.expect("includes")
        lines = len((self.top / "src/judge/tally.c").read_text().splitlines())
        self.append("judge/tally.c", '#include "measure/measure.h"\n')
        self.expect("includes",
                    f"src/judge/tally.c:{lines + 1}: judge may not include measure/measure.h")

    def test_sideways(self):
        self.append("explore/program.c", '#  include "measure/measure.h"\n')
        self.append("measure/run.c", '#include "explore/explore.h"\n')
        self.append("history/history.c", '#include "queue/queue.h"\n')
        self.expect("includes", "explore may not include measure/measure.h",
                    "measure may not include explore/explore.h",
                    "history may not include queue/queue.h")

    def test_forgetful(self):
        self.expect("json")
        self.append("command/list.c", "    json_object_set_new(a, b, c);\n")
        self.expect("json", "json_object_set_new(): json_with()")

    def test_unknown_room(self):
        (self.top / "src/cellar").mkdir()
        self.append("cellar/wine.c", "")
        self.expect("includes", "src/cellar/wine.c: its room is not in src/rooms.txt")

    def test_rooms_only_above(self):
        rooms = self.top / "src/rooms.txt"
        rooms.write_text(rooms.read_text().replace("judge:   history", "judge:   history report"))
        self.expect("includes", "judge: report is not above it")

    def test_unlisted(self):
        self.expect("listed")
        self.append("queue/forgotten.c", "int forgotten;\n")
        self.append("report/text/lost.c", "int lost;\n")
        (self.top / "tests/cli").mkdir(parents=True)
        (self.top / "tests/meson.build").write_text("cli = ['run']\n")
        (self.top / "tests/cli/test_run.py").touch()
        (self.top / "tests/cli/test_walk.py").touch()
        self.expect("listed", "src/queue/forgotten.c: in no meson.build", "src/report/text/lost.c",
                    "tests/cli/test_walk.py: not in tests/meson.build")

    def test_sizes(self):
        self.append("stats/long.c", "/* Top.\n" + " * more\n" * 15 + " */\n" + "\n" * 240)
        for number in range(26):
            self.append(f"judge/many{number}.c", "")
        self.expect("sizes", "src/stats/long.c: 257 lines", "first comment of 16 lines",
                    f"src/judge: {26 + len(list((house.HERE / 'src/judge').glob('*.c')))} sources")


class Small(unittest.TestCase):
    """Circles, in a tree of a few lines that is compiled here."""

    FILES = {
        "a/one.h": "int one(void);\n",
        "a/one.c": '#include "a/one.h"\n#include "a/two.h"\nint one(void) { return two(); }\n',
        "a/two.h": "int two(void);\n",
        "a/two.c": '#include "a/two.h"\nint two(void) { return 2; }\n',
        "b/alone.c": '#include "a/one.h"\nextern const int table[];\n'
                     "int alone(void);\nint alone(void) { return one() + table[0]; }\n",
    }

    def circles(self, *rooms, **changed):
        """What circles says of FILES, with those changed whose names are given as a__two_c."""
        files = dict(self.FILES)
        files.update({n.replace("__", "/").replace("_", "."): t for n, t in changed.items()})
        with tempfile.TemporaryDirectory() as scratch:
            top, entries = pathlib.Path(scratch), []
            for name, text in files.items():
                path = top / "src" / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text)
                if name.endswith(".c"):
                    output = name.replace("/", "_") + ".o"
                    entries.append({"directory": scratch, "file": str(path), "output": output})
            for entry in entries:
                subprocess.run([*os.environ.get("CC", "cc").split(), "-c", "-I", top / "src",
                                entry["file"], "-o", top / entry["output"]], check=True)
            (top / "compile_commands.json").write_text(json.dumps(entries))
            return asked("--top", top, "circles", top, *rooms)

    def test_none(self):
        self.assertEqual(self.circles(), (0, "circles: 0 found\n"))

    def test_by_call(self):
        # Prototypes of its own hide the call from whoever reads only includes.
        status, said = self.circles(a__two_c="int two(void);\nint one(void);\n"
                                             "int two(void) { return one(); }\n")
        self.assertEqual(status, 1)
        self.assertIn("circle: a/one -> a/two -> a/one", said)
        self.assertIn("a/two -> a/one: calls one()", said)

    def test_by_include(self):
        status, said = self.circles(a__two_h='#include "a/one.h"\nint two(void);\n')
        self.assertEqual(status, 1)
        self.assertIn("a/two -> a/one: a/two.h:1 includes a/one.h", said)

    def test_data_is_no_call(self):
        self.assertEqual(self.circles(a__two_c="int two(void);\nextern const int table[];\n"
                                               "int two(void) { return table[1]; }\n",
                                      b__table_c='#include "a/two.h"\nextern const int table[];\n'
                                                 "const int table[2] = {1, 2};\n")[0], 0)

    def test_rooms(self):
        changed = {"a__two_h": '#include "a/one.h"\nint two(void);\n'}
        self.assertEqual(self.circles("b", **changed)[0], 0)
        self.assertEqual(self.circles("a", **changed)[0], 1)
        status, said = self.circles("a", "--but-not", **changed)
        self.assertEqual(status, 0)
        self.assertIn("to do: circle: a/one", said)
        self.assertEqual(self.circles("b", "--but-not", **changed)[0], 1)


if __name__ == "__main__":
    unittest.main()
