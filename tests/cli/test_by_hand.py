#!/usr/bin/env python3
"""Plots drawn with gnuplot alone, from the folders that qlab writes; and names that gnuplot would take
for commands."""
import os
import pathlib
import shutil
import subprocess
import tempfile

from program import FOLDER, PROGRAM, ROOT, SHORT, Case, main

KINDS = ["rate", "timeline", "cost"] # of store-buffer, the smallest run that lied
RUN = "run get-nowait --queues mutex,mutex-trylock --consumers 1,2 " + SHORT


class ByHand(Case):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(dir=FOLDER))
        self.reference = self.folder / "reference"
        shutil.copytree(ROOT / "results" / "reference" / "store-buffer", self.reference)

    def run_in(self, *words, **environment):
        """Runs words in the folder; fails if they fail. Returns what they printed."""
        done = self.done_in(*words, **environment)
        self.assertEqual(done.returncode, 0, f"{words}: {done.stdout}{done.stderr}")
        return done.stdout

    def done_in(self, *words, **environment):
        return subprocess.run([str(word) for word in words], cwd=self.folder, text=True,
                              env=os.environ | environment, capture_output=True)

    def by_hand(self, kind, run, form=None):
        words = ["gnuplot", "-c", ROOT / "scripts" / "plot" / f"{kind}.gp", run]
        return self.run_in(*words, *([form] if form else []))

    def test_names_are_names(self):
        for name in ["|touch F;", "<touch F;", "< touch F", "a'.system(\"touch F\").'", "$(touch F)",
                     "`touch F`", "@F", "-", "~"]:
            with self.subTest(name=name):
                shutil.copytree(self.reference, self.folder / "results" / name / "run")
                os.makedirs(self.folder / name)
                places = {"QLAB_RESULTS": "results", "TMPDIR": name}
                self.run_in(PROGRAM, "plot", f"results/{name}/run", "--format=png", **places)
                self.run_in(PROGRAM, "plot", f"./results/{name}/run", "--format=svg", f"--output=./{name}",
                            QLAB_RESULTS=name, TMPDIR=name)
                for kind in KINDS:
                    for file in [self.folder / "results" / name / "run" / f"{kind}.png",
                                 self.folder / name / f"{kind}.svg"]:
                        self.assertGreater(file.stat().st_size, 1000, file)
                left = sorted(p.name for p in (self.folder / name).iterdir())
                self.assertEqual(left, sorted(f"{kind}.svg" for kind in KINDS), "and nothing else is left")
        self.assertFalse(list(self.folder.rglob("F")), "a name was run")

    def test_a_name_by_hand(self):
        shutil.copytree(self.reference, self.folder / "|touch F;")
        self.run_in(PROGRAM, "plot", "./|touch F;", "--format=svg")
        (self.folder / "|touch F;" / "rate.svg").unlink()
        self.by_hand("rate", "|touch F;")
        self.assertTrue((self.folder / "|touch F;" / "rate.svg").exists())
        self.assertFalse(list(self.folder.rglob("F")), "a name was run")

    def test_a_run_is_drawn_by_hand(self):
        done = self.done_in(PROGRAM, *RUN.split(), "--output", "runs")
        self.assertIn(done.returncode, (0, 2), done.stderr)  # a lie that was not seen is no failure
        run, = (self.folder / "runs").iterdir()
        self.by_hand("rate", run)
        self.by_hand("rate", run, "png")
        drawn = (run / "rate.svg").read_bytes()
        self.assertEqual((run / "rate.png").read_bytes()[:4], b"\x89PNG")
        self.assertIn("mutex-trylock", self.by_hand("sweep", run, "dumb"))
        self.run_in(PROGRAM, "plot", run, "--format=svg")
        self.assertEqual((run / "rate.svg").read_bytes(), drawn)

    def test_old_folders(self):
        shutil.rmtree(self.reference / "plot", ignore_errors=True)
        failed = subprocess.run(["gnuplot", "-c", ROOT / "scripts" / "plot" / "rate.gp", self.reference],
                                capture_output=True, text=True)
        self.assertNotEqual(failed.returncode, 0)
        self.assertIn("qlab plot", failed.stderr)
        for lab, kinds in [("store-buffer", KINDS), ("queue-empty", ["sweep", "measures", "ecdf"])]:
            run = self.folder / lab
            shutil.copytree(ROOT / "results" / "reference" / lab, run)
            self.run_in(PROGRAM, "plot", run, "--format=svg")
            for kind in kinds:
                drawn = (run / f"{kind}.svg").read_bytes()
                (run / f"{kind}.svg").unlink()
                self.by_hand(kind, run, "svg")
                self.assertEqual((run / f"{kind}.svg").read_bytes(), drawn, kind)

    def test_throughput(self):
        self.run_in(PROGRAM, "compare", "mutex", "semaphore", "--throughput", "--threads=1,2",
                    "--duration=20ms", "--rounds=2", "--output=runs")
        run, = (self.folder / "runs").iterdir()
        drawn = (run / "throughput.svg").read_bytes()
        (run / "throughput.svg").unlink()
        self.by_hand("throughput", run)
        self.assertEqual((run / "throughput.svg").read_bytes(), drawn)


if __name__ == "__main__":
    main()
