#!/usr/bin/env python3
"""`qlab doctor`: what is here, what is missing, what is left over and swept; and `qlab --version`."""
import fcntl
import os
import re
import subprocess

from program import FOLDER, Case, main, run

CACHE = FOLDER / "cache"
os.environ["XDG_CACHE_HOME"] = str(CACHE)


def dead():
    """The number of a process that is no more."""
    child = subprocess.Popen(["true"])
    child.wait()
    return child.pid


class Doctor(Case):
    def test_here(self):
        said = run("doctor")
        self.holds("text", said.out, "C compiler", "gnuplot", "explorer", "processors", str(CACHE))
        document = self.json(run("doctor --format=json").out)
        self.same("format", document["format"], "qlab-doctor/1")
        missing = [one["name"] for one in document["here"] if not one["there"] and one["needed"]]
        self.same("status", said.status, 69 if missing else 0)
        self.same("whole", document["whole"], not missing)
        for one in document["here"]:
            self.that(one["there"] or one["install"], f"{one['name']}: how is it installed?")

    def test_missing(self):
        said = self.expect(69, "doctor", CC="no-such-compiler")
        self.holds("what is missing", said.out, "✗ C compiler", "apt-get install gcc")
        self.expect(0 if run("doctor").status == 0 else 69, "doctor", CC="cc -pipe")
        self.holds("labs", self.expect(69, "doctor", QLAB_LABS="/no/labs").out, "✗ labs")

    held = []

    def tearDown(self):
        while self.held:
            os.close(self.held.pop())

    def test_sweep(self):
        results, temporary = FOLDER / "swept", FOLDER / "tmp"
        cache = CACHE / "qlab"
        for folder in results / "lab", temporary, cache:
            folder.mkdir(parents=True, exist_ok=True)
        cache.chmod(0o700)
        old = [results / "lab" / ".unfinished.abcdef", temporary / "qlab-plot-abcdef",
               temporary / "qlab-merge.abcdef", temporary / "qlab-server-redis-abcdef"]
        young = [results / "lab" / ".unfinished.ghijkl", temporary / "qlab-plot-ghijkl",
                 temporary / "qlab-server-redis-ghijkl"]
        kept = [results / "lab" / "20260101T000000Z.x.y", temporary / "qlab-plot-notes.txt",
                cache / f"a-plain.so.{os.getpid()}", cache / "a-plain.so"]
        left = [cache / f"a-plain.so.{dead()}", cache / f"a-plain.o.{dead()}"]
        for folder in old + young + kept[:2]:
            folder.mkdir()
            (folder / "file").write_text("x")
        for file in kept[2:] + left:
            file.write_text("x")
        (old[0] / "link").symlink_to(kept[0])
        for folder in young: # somebody is at it
            self.held.append(os.open(folder, os.O_RDONLY))
            fcntl.flock(self.held[-1], fcntl.LOCK_EX)
        where = {"QLAB_RESULTS": str(results), "TMPDIR": str(temporary), "XDG_RUNTIME_DIR": ""}
        said = run("doctor", **where)
        told = re.findall(rf"^left over: ({FOLDER}.*)$", said.out, re.M)  # a server of others may be
        self.same("told", sorted(told), sorted(map(str, old + left)))
        self.holds("what to do", said.out, "--sweep")
        self.that(all(path.exists() for path in old + left), "telling takes nothing away")
        said = run("doctor --sweep --format=json", **where)
        swept = self.json(said.out)["left_over"]
        self.same("swept", sorted(one["path"] for one in swept
                                   if one["swept"] and one["path"].startswith(str(FOLDER))),
                  sorted(map(str, old + left)))
        self.that(not any(path.exists() for path in old + left), "all is swept")
        self.that(all(path.exists() for path in young + kept) and (kept[0] / "file").exists(),
                  "and nothing else")
        self.lacks("once more", run("doctor", **where).out, f"left over: {FOLDER}")

    def test_version(self):
        said = self.expect(0, "--version")
        self.that(re.match(r"qlab \d+\.\d+\.\d+\ncommit \S+, ", said.out), said.out)
        self.expect(73, "--version >/dev/full")


if __name__ == "__main__":
    main()
