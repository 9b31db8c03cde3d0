#!/usr/bin/env python3
"""docs/ci.md: the job that it offers to a library's author, as it stands, in such a library."""
import os
import pathlib
import re
import shutil
import subprocess

from program import FOLDER, PROGRAM, ROOT, Case, main, run

os.environ["XDG_CACHE_HOME"] = str(FOLDER / "cache")
EXPLORES = run("explain mutex --program 'put'").status != 69


def steps(job):
    """The commands of each `run: |` of a workflow, by the step's name."""
    found = re.findall(r"- name: (.*)\n(?: +if: .*\n)? +run: \|\n((?:          .*\n)+)", job)
    return {name: [line.strip() for line in lines.splitlines()] for name, lines in found}


class Ci(Case):
    def library(self):
        """A copy of the library, with qlab in the PATH."""
        library, tools = FOLDER / "library", FOLDER / "bin"
        if not library.exists():
            shutil.copytree(ROOT / "docs" / "ci" / "library", library)
            tools.mkdir()
            (tools / "qlab").symlink_to(pathlib.Path(PROGRAM).resolve())
        return library, {**os.environ, "PATH": f"{tools}:{os.environ['PATH']}"}

    def test_job(self):
        job = (ROOT / "docs" / "ci" / "qlab.yml").read_text()
        library, environment = self.library()
        commands = steps(job)
        self.same("steps", list(commands), ["install qlab", "check", "the same as a report for later"])
        for name in list(commands)[1:]:
            for command in commands[name]:
                said = subprocess.run(["sh", "-c", command], cwd=library, env=environment,
                                      capture_output=True, text=True)
                self.same(f"{command}: {said.stderr}", said.returncode,
                          0 if EXPLORES or "check" not in command else 2)
        self.holds("report", (library / "qlab.xml").read_text(), "<testsuite", 'failures="0"')
        for script in re.findall(r"/tmp/qlab/(scripts/\S+)", job):
            self.that((ROOT / script).exists(), f"the job runs {script}, which is not there")

    def test_refuted(self):
        """A library that is wrong, and one that does not compile: the job fails, at the line."""
        library, environment = self.library()
        ring = library / "ring.h"
        text = ring.read_text()
        for old, new, status, words in (
                ("void *pointer = ring->head ==", "void *pointer = ring->head + 1 >=", 1, "LOSES"),
                ("bool room =", "bool room ==", 65, "ring.h:")):
            ring.write_text(text.replace(old, new))
            said = subprocess.run(
                ["qlab", "check", "tests/qlab_ring.c", "--clients", "4", "--budget", "60s",
                 "--format=github"], cwd=library, env=environment, capture_output=True, text=True)
            ring.write_text(text)
            if EXPLORES or status == 65:
                self.same(words, said.returncode, status)
                self.holds(words, said.stdout + said.stderr, words)

    def test_page(self):
        """What the page says is in the job, and where its links lead is something."""
        page = (ROOT / "docs" / "ci.md").read_text()
        job = (ROOT / "docs" / "ci" / "qlab.yml").read_text()
        for line in re.findall(r"^- run: (.*)$", page, re.M):
            self.holds("the job", job, line)
        for link in re.findall(r"\]\(([^)#]+)", page):
            self.that((ROOT / "docs" / link).exists(), f"{link} is not there")


if __name__ == "__main__":
    main()
