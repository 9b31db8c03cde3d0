#!/usr/bin/env python3
"""What is not UTF-8 is refused at its line, before anything is measured; names of any bytes do no harm."""
import json
import os
import pathlib
import shutil
import subprocess

from program import FOLDER, PROGRAM, ROOT, Case, main, write

LITTLE = "--rounds=2 --ops=300 --jitter=0"

KOREAN = "\ub300\uae30\uc5f4".encode("cp949")  # a word, as old editors save it
LATIN = "caf\u00e9".encode("latin-1")
TRACE = b"0,put,ok,7,1,2\n1,get,empty,0,3,4\n"


def ask(*words, **variables):
    """Runs the program with these bytes as words; what it said, as bytes."""
    return subprocess.run([os.fsencode(PROGRAM), *map(os.fsencode, words)], cwd=ROOT, check=False,
                          env={**os.environ, **variables}, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE)


class Text(Case):
    def refused(self, said, *parts):
        """65, one line with these parts, nothing on stdout."""
        err = said.stderr.decode(errors="replace")
        self.same("exit status", (said.returncode, err), (65, err))
        self.same(f"lines of {err!r}", err.count("\n"), 1)
        self.holds("stderr", err, "not UTF-8", *parts)
        self.same("stdout", said.stdout, b"")

    def lab(self, name, ini=b"", lesson=b""):
        """A copy of a lab with this in front of its files."""
        folder = pathlib.Path(FOLDER) / name
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(ROOT / "labs" / "11-trylock", folder)
        for file, more in (("lab.ini", ini), ("README.md", lesson)):
            path = folder / file
            path.write_bytes(more + path.read_bytes())
        return folder

    def test_labs(self):
        output = FOLDER / "text-out"
        for text in KOREAN, LATIN:
            for words in ("run", *LITTLE.split(), f"--output={output}"), ("show",), ("explain",), ("answer",):
                folder = self.lab("text", ini=b"# fine\n; " + text + b"\n")
                self.refused(ask(*words, folder), "lab.ini:2: the byte 0x")
                folder = self.lab("text", lesson=b"\n\n" + text + b"\n")
                self.refused(ask(*words, folder), "README.md:3: the byte 0x")
        self.that(not output.exists(), "nothing was measured")
        folder = self.lab("text", ini="# \ud050 caf\u00e9\n".encode(), lesson="\ud050\n".encode())
        self.same("UTF-8", ask("show", folder).returncode, 0)

    def test_traces_and_notes(self):
        for text in KOREAN, LATIN:
            trace = write("text.csv", TRACE + b"2,put,ok," + text + b",5,6\n")
            self.refused(ask("judge", trace), "text.csv:3: byte 0x")
            trace = write("text.csv", b"# " + text + b"\n" + TRACE)
            self.refused(ask("judge", trace, "--format=json"), "text.csv:1: byte 0x")
            notes = write("text.md", b"old\n\n" + text + b"\n")
            run = "results/reference/trylock"
            self.refused(ask("note", run, f"--file={notes}", "--", "new"), "text.md:3: the byte 0x")
            self.same("notes", notes.read_bytes(), b"old\n\n" + text + b"\n")
            self.refused(ask("note", run, f"--file={notes}", "--", "fine", text), "word 2")

    def test_names(self):
        """A lab's folder with every byte in its name: one line that refuses it, or it works."""
        for byte in set(range(1, 256)) - set(b"/"):
            name = b"x" + bytes([byte]) + b"y"
            folder = os.fsencode(FOLDER) + b"/" + name
            os.rename(self.lab("plain"), folder)
            said = ask("show", folder)
            self.that(said.returncode == (65 if byte >= 0x80 else 0), f"{name}: {said}")
            if said.returncode:
                self.refused(said)
            shutil.rmtree(folder)

    def test_places(self):
        """Folders above, and what the command line says, may have any name: results are whole."""
        for name in KOREAN, LATIN + b"\n'\\":
            top = os.fsencode(FOLDER) + b"/" + name
            os.makedirs(top + b"/labs")
            os.rename(self.lab("plain"), top + b"/labs/lab")
            said = ask("run", top + b"/labs/lab", *LITTLE.split(), "--format=json", b"--output=" + top + b"/out")
            self.that(said.returncode in (0, 1, 2), f"{name}: {said}")
            command = json.loads(said.stdout)["command"]
            again = subprocess.run(["bash", "-c", f'printf "%s\\0" {command}'], check=True, stdout=subprocess.PIPE)
            self.that(top + b"/labs/lab" in again.stdout.split(b"\0"), f"the command, read by a shell: {again.stdout}")
            folder = top + b"/out/" + os.listdir(top + b"/out")[0]
            self.same("verify", ask("verify", folder).returncode, 0)
            for words in ("plot", "--term"), ("note", "--dry-run"), ("report", b"--output=" + top + b"/page.html"):
                said = ask(words[0], folder, *words[1:])
                self.same(f"{words}: {said.stderr}", said.returncode, 0)
            self.same("labs", ask("list", "--format=json", QLAB_LABS=os.fsdecode(top + b"/labs")).returncode, 0)

    def test_run_folders(self):
        """A run folder's name may have every byte at once: whoever reads it works."""
        folder = os.fsencode(FOLDER) + b"/" + bytes(set(range(1, 256)) - set(b"/"))
        shutil.copytree(os.fsencode(ROOT) + b"/results/reference/trylock", folder)
        for words in ("verify",), ("plot", "--term"), ("note", "--dry-run"), ("merge", f"--output={FOLDER}/merged"):
            said = ask(words[0], folder, *words[1:])
            self.same(f"{words}: {said.stderr}", said.returncode, 0)

    def test_surroundings(self):
        """What the machine is called may be anything."""
        said = ask("run", "trylock", *LITTLE.split(), "--format=json", QLAB_NODE=os.fsdecode(LATIN + KOREAN))
        self.same("node", json.loads(said.stdout)["machine"]["node"][:4], "caf?")
        said = ask("run", "trylock", *LITTLE.split(), "--format=json", QLAB_NODE="\ud050" * 30)
        self.that(json.loads(said.stdout)["machine"]["node"].startswith("\ud050" * 20), "cut between letters")


if __name__ == "__main__":
    main()
