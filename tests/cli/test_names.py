#!/usr/bin/env python3
"""A stranger's run folder is safe to open, wherever it lies and whatever it says: report, compare, note
and plot run nothing and inject nothing. (What gnuplot makes of names is test_by_hand's.)"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

from page import check_page
from program import FOLDER, PROGRAM, ROOT, Case, main, seal

REFERENCE = ROOT / "results" / "reference" / "trylock"

# Names that a shell, gnuplot, Markdown or a browser would take for something else.
NAMES = ["|touch F;", "<touch F;", "a'.system(\"touch F\").'", "$(touch F)", "`touch F`", "-rf", "%s%n \"quoted'",
         "two\nlines", "<img src=x onerror=alert(1)>](javascript:alert(1))&amp;"]

# What a string in run.json may be.
POISON = ["\"'`touch F`$(touch F)", "';touch F;'\nsystem('touch F')\n", "<script>alert(1)</script>",
          "</p></pre><img src=x onerror=alert(1)>%s%n%d", "\033]0;x\007\t|a|b|", "# a\n\n## b{/*9 big}"]
STRINGS = ["lab", "title", "command", "host", "kernel", "cpu", "compiler", "flags", "commit", "started", "allowed", "why",
           "program"]


class Names(Case):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(dir=FOLDER))

    def run_in(self, *words, **environment):
        """Runs qlab in the folder; what it said."""
        return subprocess.run([PROGRAM, *map(str, words)], cwd=self.folder, env=os.environ | environment,
                              capture_output=True, encoding="utf-8", errors="replace")

    def works(self, *words, most=0, **environment):
        said = self.run_in(*words, **environment)
        self.that(0 <= said.returncode <= most, f"{words}: {said.returncode}: {said.stderr}")
        return said

    def nothing_ran(self, what):
        self.same(f"{what}: what was run", [str(path) for path in self.folder.rglob("F")], [])

    def left_alone(self, name, *wanted):
        """Nothing else stays in a place than what was wanted there."""
        left = sorted(str(path.relative_to(self.folder / name)) for path in (self.folder / name).iterdir())
        self.same(f"{name!r}: files", left, sorted(wanted))

    def test_places(self):
        for name in NAMES:
            with self.subTest(name=name):
                place = self.folder / name
                place.mkdir()
                run = self.folder / "runs" / name
                shutil.copytree(REFERENCE, run, ignore=shutil.ignore_patterns("*.svg"))
                places = {"QLAB_RESULTS": f"./{name}", "TMPDIR": f"./{name}"}
                self.works("report", f"runs/{name}", f"--output=./{name}/page.html", **places)
                page = (place / "page.html").read_text()
                check_page(self, name, page)
                self.holds(name, page, "Run it again", "<svg")
                self.works("note", f"runs/{name}", f"--file=./{name}/notes.md", "--", "`touch F`", "$(touch F)",
                           **places)
                notes = (place / "notes.md").read_text()
                self.same(f"{name!r}: headings of the notes", notes.count("\n## ") + notes.startswith("## "), 1)
                self.left_alone(name, "notes.md", "page.html")
                self.works("compare", "mutex", "two-lock", "--rounds=2", "--ops=100", f"--output=./{name}/out", most=2,
                           **places)
                self.left_alone(name, "notes.md", "out", "page.html")
        self.nothing_ran("names")

    def poisoned(self, poison):
        """A run folder in which every string of a person or a machine is that."""
        run = self.folder / f"poison{POISON.index(poison)}"
        shutil.copytree(REFERENCE, run, ignore=shutil.ignore_patterns("*.svg"))
        found = set()

        def poisoned(value, key):
            if isinstance(value, dict):
                return {k: poisoned(v, k) for k, v in value.items()}
            if key in STRINGS and isinstance(value, str):
                found.add(key)
                return poison
            return value
        document = json.loads((run / "run.json").read_text())
        (run / "run.json").write_text(json.dumps(poisoned(document, "")))
        seal(run)
        self.same("strings", sorted(found), sorted(STRINGS))
        return run

    def test_strings(self):
        for poison in POISON:
            with self.subTest(poison=poison):
                (self.folder / "notes.md").unlink(missing_ok=True)
                run = self.poisoned(poison)
                for words in (["report", run, "--output=page.html"], ["plot", run, "--format=svg"],
                              ["plot", run, "--term"], ["note", run, "--file=notes.md", "--", "x"]):
                    said = self.works(*words)
                    self.lacks(f"{words[0]}: the terminal's own commands", said.stdout + said.stderr, "\033", "\007")
                check_page(self, poison, (self.folder / "page.html").read_text())
                notes = (self.folder / "notes.md").read_text()
                self.same("headings of the notes", notes.count("\n## ") + notes.startswith("## "), 1)
                self.lacks("notes", notes, "\033", "\n# a")
                self.that(not re.search(r"(?<![\\`>])<(script|img|/p)", notes), f"notes: HTML in {notes}")
                for picture in run.glob("*.svg"):
                    self.lacks(picture.name, picture.read_text(), "<script", "<img", "\033")
        self.nothing_ran("strings")


if __name__ == "__main__":
    main()
