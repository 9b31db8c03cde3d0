#!/usr/bin/env python3
"""`qlab exercise`: every starter is refuted, what solves it passes with a line that can be checked, and
what nearly does is refuted for the right reason. Two labs, chosen by the seed QLAB_TEST_SEED; all of
them with QLAB_TEST_ALL."""
import os
import random
import re
import shutil
import time

from exercises import ATTEMPTS, edited
from program import FOLDER, ROOT, Case, main, run

os.environ["XDG_CACHE_HOME"] = str(FOLDER / "cache")
EXPLORES = run("explain mutex --program 'put'").status != 69
STARTERS = {"queue-empty": "LOSES", "lost-wakeup": "HANGS", "given-up": "LOSES", "fences": "HANGS",
            "release-acquire": "seq_cst in line 20 could be acquire", "frozen-segment": "LOSES",
            "early-exit": "LOSES", "embarrassingly-parallel": "LOSES", "dead-holder": "a worker stopped",
            "poll-cost": "HANGS", "hold-time": "RACE", "michael-scott": "a worker stopped", "aba": "LOSES",
            "cpython": "DEADLOCK", "check-then-act": "INVENTS", "reassign": "REPEATS", "libraries": "REPEATS",
            "frozen-worker": "a worker stopped", "replica-lag": "LOSES"}
NONE = ["process", "famous", "failover"]
SEED = os.environ.get("QLAB_TEST_SEED", str(time.time_ns() % 10000))
LABS = (list(ATTEMPTS) if os.environ.get("QLAB_TEST_ALL")
        else random.Random(SEED).sample(list(ATTEMPTS), 2))


class Exercise(Case):
    def test_listed(self):
        said = self.expect(0, "exercise")
        listed = re.findall(r"^  (\S+) ", said.out, re.M)
        folders = [path.parent.parent.name.split("-", 1)[1]
                   for path in sorted(ROOT.glob("labs/*/exercise/queue.c"))]
        self.same("listed", listed, folders)
        self.same("tried here", sorted(listed), sorted(ATTEMPTS))
        labs = [path.name.split("-", 1)[1] for path in sorted(ROOT.glob("labs/[0-9]*"))]
        self.same("every lab has one, or says why not", sorted(labs), sorted(listed + NONE))
        for lab in NONE:
            self.complaint(66, f"exercise {lab}", f"{lab} has no exercise: ")
        for lab, attempts in ATTEMPTS.items():
            text = next(ROOT.glob(f"labs/*-{lab}/exercise/queue.c")).read_text()
            misses = [name for name, (edits, verdict) in attempts.items()
                      if verdict and edited(text, edits)]
            self.that(edited(text, attempts["model"][0]) != text, f"{lab}: a model")
            self.that(len(misses) >= 2, f"{lab}: two near misses, got {misses}")

    def test_begun(self):
        folder = FOLDER / "begun"
        said = self.expect(0, f"exercise trylock --output {folder}")
        self.holds("task", said.out, "Make it true", "To be reached: every Empty", "qlab check",
                   f"edit {folder}/queue.c")
        starter = ROOT / "labs" / "11-trylock" / "exercise" / "queue.c"
        self.same("starter", (folder / "queue.c").read_text(), starter.read_text())
        (folder / "queue.c").write_text("mine")
        self.complaint(73, f"exercise trylock --output {folder}", "--again")
        self.same("mine", (folder / "queue.c").read_text(), "mine")
        self.expect(0, f"exercise trylock --output {folder} --again")
        self.complaint(64, "exercise tryloc", "trylock")
        self.complaint(64, "exercise trylock --hint 4", "hint")

    def test_pipes(self):
        """A FIFO in place of a file is not waited for."""
        lab = FOLDER / "piped"
        shutil.copytree(ROOT / "labs" / "11-trylock", lab)
        for name in "exercise.ini", "README.md", "queue.c":
            path = lab / "exercise" / name
            path.rename(FOLDER / "kept")
            os.mkfifo(path)
            said = self.expect(65, f"exercise {lab} --again --output={FOLDER}/piped-out")
            self.holds(name, said.err, f"{path}: it is no file")
            path.unlink()
            (FOLDER / "kept").rename(path)

    def test_hints(self):
        for lab in ATTEMPTS:
            hints = [self.expect(0, f"exercise {lab} --hint {hint}").out for hint in (1, 2, 3)]
            self.that(len(set(hints)) == 3 and all(len(hint) > 20 for hint in hints), f"{lab}: {hints}")

    def tried(self, lab, name, edits, verdict):
        """One attempt; the pass line of one that solves it."""
        starter = next(ROOT.glob(f"labs/*-{lab}/exercise/queue.c")).read_text()
        file = FOLDER / f"{lab}-{re.sub('[^a-z]+', '-', name)}.c"
        file.write_text(edited(starter, edits))
        said = self.expect(1 if verdict else 0, f"check {file}")
        if verdict:
            failed = " ".join(" ".join(said.out.split()).split("✗ ")[1:])
            self.holds(f"{lab}, {name}", failed, verdict)
            self.lacks(f"{lab}, {name}", said.out, "qlab-pass")
            return None
        return file, said.out.splitlines()[-1]

    def test_attempts(self):
        if not EXPLORES:
            return
        print(f"seed {SEED}: {' '.join(LABS)}")
        for lab in LABS:
            self.tried(lab, "starter", [], STARTERS.get(lab, "LIES"))
            for name, (edits, verdict) in ATTEMPTS[lab].items():
                passed = self.tried(lab, name, edits, verdict)
                if passed:
                    self.holds(f"{lab}, {name}", passed[1], f"qlab-pass/1 {lab} proved=", " source=")

    def test_line(self):
        """A line that is true, and lines that are not."""
        if not EXPLORES:
            return
        lab = "store-buffer"
        file, line = self.tried(lab, "model", *ATTEMPTS[lab]["model"])
        self.expect(0, f"check {file} --line '{line}'")
        self.complaint(65, f"check {file} --line '{line.replace('clients=', 'clients=9')}'", "this was found")
        self.complaint(65, f"check {file} --line '{line.replace('store-buffer', 'trylock')}'", "another exercise")
        self.complaint(65, f"check {file} --line passed", "qlab-pass/1")
        self.complaint(65, f"check {file} --line '{re.sub('version=.*', 'version=9', line)}'", "version 9")
        other = FOLDER / "other.c"
        other.write_text(file.read_text() + "\n")
        self.complaint(65, f"check {other} --line '{line}'", "another file")
        self.complaint(64, f"check tests/own/good.c --line '{line}'", "no exercise")


if __name__ == "__main__":
    main()
