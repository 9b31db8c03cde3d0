#!/usr/bin/env python3
"""`qlab verify`, and who reads results: what was changed after it was written is found, and named."""
import json
import os
import pathlib
import re
import shutil
import subprocess

from program import FOLDER, RESULTS, Case, main, run, seal

DATA = ["run.json", "runs.csv", "points.csv", "run.txt", "SHA256SUMS"]


def changed(path):
    """Another byte in the middle of a file."""
    text = bytearray(path.read_bytes())
    text[len(text) // 2] ^= 1
    path.write_bytes(text)


def cut(path):
    path.write_bytes(path.read_bytes()[:-20])


def made_a_pipe(path):
    path.unlink()
    os.mkfifo(path)


def made_a_folder(path):
    path.unlink()
    path.mkdir()


DAMAGES = [changed, cut, pathlib.Path.unlink, made_a_pipe, made_a_folder]


class Verify(Case):
    @classmethod
    def setUpClass(cls):
        """One run, of which every test makes copies."""
        said = run(f"run trylock --rounds 2 --ops 300 --jitter 0 --output {FOLDER}/made")
        cls.made = next((FOLDER / "made").iterdir())
        assert said.status in (0, 1, 2), said.err

    def setUp(self):
        shutil.rmtree(RESULTS, ignore_errors=True)

    def copy(self, name="20260101T000000Z.abc.host", written=None, **members):
        """A run of the lab, written then, with these members in its run.json."""
        folder = RESULTS / "trylock" / name
        shutil.copytree(self.made, folder)
        if written:
            sums = (folder / "SHA256SUMS").read_text()
            (folder / "SHA256SUMS").write_text(re.sub("^# written .*", f"# written {written}", sums))
        if members:
            document = json.loads((folder / "run.json").read_text())
            (folder / "run.json").write_text(json.dumps({**document, **members}))
            seal(folder)
        return folder

    def test_whole(self):
        folder = self.copy()
        said = self.expect(0, "verify")
        self.same("stdout", said.out, f"whole    {folder}\n\n1 whole, 0 without sums, 0 damaged\n")
        sums = subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=folder, check=False,
                              stdout=subprocess.PIPE, encoding="utf-8")
        self.same("sha256sum's opinion", sums.returncode, 0)
        listed = [line.split(":")[0] for line in sums.stdout.splitlines()]
        self.same("all data files are listed", sorted(listed + ["SHA256SUMS"]),
                  sorted(path.name for path in folder.iterdir() if path.is_file()))
        self.expect(0, "plot trylock --format=svg") # plots come and go
        self.expect(0, f"verify {RESULTS}")
        self.complaint(66, f"verify {FOLDER}/nowhere", "nowhere")
        self.expect(73, f"verify {folder} >/dev/full")

    def test_damages(self):
        """Every file, damaged in every way, is named by verify and by all who read results."""
        for name in DATA:
            for damage in DAMAGES:
                with self.subTest(name=name, damage=damage.__name__):
                    shutil.rmtree(RESULTS, ignore_errors=True)
                    folder = self.copy()
                    damage(folder / name)
                    said = self.expect(65, f"verify {folder}")
                    self.holds("verify", said.out, f"DAMAGED  {folder}: {folder}/", "1 damaged")
                    self.holds("verify names the file", said.out.splitlines()[0], name)
                    said = run(f"plot {folder} --term --kind=rate")
                    self.that(said.status in (65, 66), f"plot: {said}")
                    self.holds("plot names the file", said.err, name)
                    self.same("plot draws nothing", said.out, "")

    def test_readers(self):
        """Who reads results refuses what was changed, with one line."""
        folder = self.copy()
        changed(folder / "runs.csv")
        line = "runs.csv: not what was written"
        for words in (f"plot {folder}", "plot trylock", f"report {folder}", "report", f"merge {folder}",
                      f"note {folder} --dry-run", "note trylock --dry-run"):
            self.complaint(65, words, line)
            self.same(f"{words}: lines", run(words).err.count("\n"), 1)

    def test_sums_that_lie(self):
        """Sums of no file of the folder are none."""
        folder = self.copy()
        sums = (folder / "SHA256SUMS").read_text()
        for text in ("x" + sums, sums.replace("runs.csv", "../runs.csv"), sums.replace("  ", " "), "", "\n" + sums,
                     sums.replace("runs.csv", "/etc/passwd"), sums + sums.splitlines()[0] + "\n", "a" * 100000):
            (folder / "SHA256SUMS").write_text(text)
            self.holds("verify", self.expect(65, "verify").out, "DAMAGED", "SHA256SUMS")

    def test_old(self):
        """Folders without sums are told, and can be given some."""
        folder = self.copy()
        document = json.loads((folder / "run.json").read_text())
        document["manifest"].remove("SHA256SUMS")
        (folder / "run.json").write_text(json.dumps(document))
        (folder / "SHA256SUMS").unlink()
        self.holds("told", self.expect(0, "verify").out, f"no sums  {folder}: written by an older version",
                   "0 whole, 1 without sums")
        self.expect(0, f"plot {folder} --term --kind=rate")
        self.holds("sealed", self.expect(0, "verify --seal").out, f"sealed   {folder}")
        self.holds("whole", self.expect(0, "verify").out, f"whole    {folder}")
        changed(folder / "points.csv")
        self.expect(65, "verify")
        self.expect(65, "verify --seal") # what is damaged stays so

    def test_newest(self):
        """The newest is the one that was written last, whatever it is called."""
        self.copy("20260301T000000Z.abc.host", written="20260101T000000Z")
        last = self.copy("20260101T000000Z.abc.host", written="20260201T000000Z")
        self.copy("zzz-my-copy", written="20251231T235959Z")
        words = "plot trylock --kind=rate --format=svg"
        self.same("drawn", self.expect(0, words).out, f"{last}/rate.svg\n")
        self.holds("noted", self.expect(0, "note trylock --dry-run").out, str(last))
        future = self.copy("20270101T000000Z.abc.host", written="29991231T235959Z")
        said = self.expect(0, words)
        self.same("drawn still", said.out, f"{last}/rate.svg\n")
        said = self.expect(0, f"verify {future}")
        self.holds("told", said.err, "it lies in the future: 29991231T235959Z")
        shutil.rmtree(last)
        for folder in (RESULTS / "trylock").iterdir():
            if folder != future:
                shutil.rmtree(folder)
        said = self.expect(0, words)
        self.same("the only one", said.out, f"{future}/rate.svg\n")
        self.holds("told", said.err, "it lies in the future")

    def test_too_much(self):
        """What would take all memory, or wait for ever, is refused at once."""
        folder = self.copy()
        document = json.loads((folder / "run.json").read_text())
        for members, line in (({"sweep": {"knob": "consumers", "values": [1] * 100000}}, "100000 values"),
                              ({"title": "x" * 5000000}, "a title of 5000000"),
                              ({"lab": "x" * 5000}, "name of 5000 bytes"),
                              ({"queues": document["queues"] * 1000}, "queues; expected at most")):
            (folder / "run.json").write_text(json.dumps({**document, **members}))
            seal(folder)
            self.complaint(65, f"plot {folder} --term", line)
        for deep in "[", "{\"a\":":
            (folder / "run.json").write_text(deep * 1000000)
            seal(folder)
            self.complaint(65, f"plot {folder} --term", "run.json:1: maximum parsing depth")
        with open(folder / "run.json", "r+b") as file: # a hole
            file.truncate(40 << 20)
        seal(folder)
        self.complaint(65, f"plot {folder} --term", "too large")


if __name__ == "__main__":
    main()
