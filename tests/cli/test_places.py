#!/usr/bin/env python3
"""Places that are not as one wishes: shared by two, read-only, full, links in a circle. One line, or all of it."""
import os
import shlex
import shutil
import subprocess
import unittest

from program import FOLDER, PROGRAM, ROOT, Case, Said, end, main, run, start

SHORT = "--rounds 2 --ops 300 --jitter 0"
MOUNTS = ["unshare", "--mount"] + ["--map-root-user"] * (os.geteuid() != 0)


def mounted(script):
    """Runs a script of the shell where it may mount, and nobody else sees it."""
    done = subprocess.run([*MOUNTS, "sh", "-c", f"qlab() {{ {shlex.quote(PROGRAM)} \"$@\"; }}; {script}"],
                          cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8")
    return Said(done.returncode, done.stdout, done.stderr)


def can_mount():
    try:
        return mounted(f"mount -t tmpfs none {FOLDER}").status == 0
    except FileNotFoundError:
        return False


class Places(Case):
    @classmethod
    def setUpClass(cls):
        """One run, which nobody changes."""
        cls.made = FOLDER / "made"
        said = run(f"run trylock {SHORT} --output {cls.made}")
        assert said.status in (0, 2), said.err
        cls.folder = next(cls.made.iterdir())

    def test_two_at_once(self):
        """Four that end in the same second have four folders, each whole."""
        shared = FOLDER / "shared"
        for words in (f"run trylock {SHORT}", f"merge {self.made}"):
            shutil.rmtree(shared, ignore_errors=True)
            for one in [start(f"{words} --output {shared}") for _ in range(4)]:
                said = end(one)
                self.that(said.status in (0, 2), f"{words}: got {said.status}, want 0 or 2:\n{said.err}")
            self.same(f"{words}: folders", len(list(shared.iterdir())), 4)
            self.expect(0, f"verify {shared}")

    @unittest.skipUnless(can_mount(), "nothing can be mounted here")
    def test_read_only(self):
        """Who writes says 73, who reads does not mind."""
        for status, words in ((73, f"run trylock {SHORT} --output {self.made}"),
                              (73, f"plot {self.folder} --kind=rate"),
                              (73, f"note {self.folder} words --file={self.made}/notes.md"),
                              (73, f"merge {self.folder} --output {self.made}"),
                              (73, f"report {self.folder} --output {self.made}/page.html"),
                              (0, f"report {self.folder}"),
                              (0, f"verify {self.made}")):
            said = mounted(f"mount --bind {self.made} {self.made} && mount -o remount,bind,ro {self.made} || exit 99; "
                           f"qlab {words}")
            self.same(f"{words}: status", said.status, status)
            if status:
                self.same(f"{words}: lines with the reason", said.err.count("Read-only file system\n"), 1)

    @unittest.skipUnless(can_mount(), "nothing can be mounted here")
    def test_full(self):
        """A disk of so many pages: the merged folder is there and whole, or not at all, and then 73 says so."""
        full, whole = FOLDER / "full", 0
        full.mkdir()
        for pages in range(1, 25):
            said = mounted(f"mount -t tmpfs -o size={pages * 4}k none {full} || exit 99\n"
                           f"qlab merge {self.made} --output {full} >/dev/null 2>{FOLDER}/said; status=$?\n"
                           f"ls -A {full}; find {full} -type f -empty -exec echo empty {{}} +\n"
                           f"test ! -e {full}/*/run.json || {{ qlab verify {full} >/dev/null; echo verify $?; }}\n"
                           f"exit $status")
            err = (FOLDER / "said").read_text()
            if said.status not in (0, 2):
                self.same(f"{pages} pages: status", said.status, 73)
                self.same(f"{pages} pages: lines with the reason", err.count("No space left on device\n"), 1)
            if err.startswith("wrote "):  # it is whole whatever came after it
                whole += 1
                self.holds(f"{pages} pages: left", said.out, "verify 0", ".merged\n")
            else:
                self.same(f"{pages} pages: left", said.out, "")
            self.lacks(f"{pages} pages: left", said.out, ".unfinished", "empty")
        self.that(0 < whole < 24, f"some disks are large enough and some are not; got {whole} of 24")

    def test_links_in_a_circle(self):
        """A link to a folder that it is in is not followed; what leads nowhere is said."""
        circle = FOLDER / "circle"
        shutil.copytree(self.folder, circle / "run")
        (circle / "up").symlink_to("..")
        (circle / "run" / "again").symlink_to("../run")
        (circle / "one").symlink_to("two")
        (circle / "two").symlink_to("one")
        nowhere = f"{circle}/one"
        self.expect(0, f"verify {circle}")
        self.expect(0, f"class {circle} --term")
        merged = run(f"merge {circle} --output {FOLDER}/merged --format=json")
        self.that(merged.status in (0, 2), f"merge: got {merged.status}, want 0 or 2:\n{merged.err}")
        self.same("shards", self.json(merged.out)["shards"], 1)
        for status, words in ((66, f"verify {nowhere}"), (66, f"merge {nowhere}"), (66, f"plot {nowhere}"),
                              (66, f"report {nowhere}"), (66, f"judge {nowhere}"),
                              (73, f"run trylock {SHORT} --output {nowhere}"),
                              (73, f"note {self.folder} words --file={nowhere}")):
            self.complaint(status, words, "Too many levels of symbolic links")
        self.complaint(66, "list", "Too many levels of symbolic links", QLAB_LABS=nowhere)


if __name__ == "__main__":
    main()
