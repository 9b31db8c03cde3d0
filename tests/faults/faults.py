"""What the tests of failures share: verbs in a folder of their own, and what must hold whatever fails."""
import json
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("QLAB_PROGRAM", str(ROOT / "build" / "qlab"))
ALL = bool(os.environ.get("QLAB_TEST_ALL"))
SEED = int(os.environ.get("QLAB_TEST_SEED") or random.randrange(1 << 32))
TOOL_ERRORS = 64

SHORT = "--rounds=2 --ops=100 --jitter=0"
TRACE = "0,put,ok,7,1,2\n1,get,empty,0,3,4\n1,get,got,7,5,6\n"


class Verb:
    """A command line, and what of it is the same whenever it is run."""

    def __init__(self, words, same=True, document=False):
        self.words, self.same, self.document = words.split(), same, document

    def __str__(self):
        return " ".join(self.words)


VERBS = [
    Verb("list"),
    Verb("list --format=json", document=True),
    Verb("show trylock"),
    Verb("answer trylock"),
    Verb("study"),
    Verb(f"run trylock {SHORT}", same=False),
    Verb(f"run trylock {SHORT} --format=json", same=False, document=True),
    Verb(f"compare mutex two-lock {SHORT} --format=json", same=False, document=True),
    Verb("plot RUN --kind=rate --format=svg"),
    Verb("plot RUN --kind=rate --term"),
    Verb("report RUN --output page.html"),
    Verb("note RUN words"),
    Verb("merge RUN --format=json", document=True),
    Verb("verify"),
    Verb("judge trace.csv"),
    Verb("judge trace.csv --format=json", document=True),
    Verb("judge trace.csv --format=csv"),
    Verb("explain trylock --format=json", document=True),
    Verb("explain trylock"),
    Verb("play trylock --output play.html"),
    Verb("exercise trylock"),
]


class Place:
    """A folder with a lab's run, a trace and notes, of which every trial has a copy."""

    def __init__(self):
        self.top = pathlib.Path(tempfile.mkdtemp(prefix="qlab-faults-"))
        self.made = self.top / "made"
        self.made.mkdir()
        (self.made / "trace.csv").write_text(TRACE)
        (self.made / "notes.md").write_text("# Notes\n\nold\n")
        (self.made / "results").mkdir()
        (self.made / "tmp").mkdir()
        said = self.ask(f"run trylock {SHORT} --output results/trylock".split(), self.made)
        assert said.returncode in (0, 1, 2), said.stderr
        self.run = os.path.relpath(next((self.made / "results" / "trylock").iterdir()), self.made)

    def close(self):
        shutil.rmtree(self.top, ignore_errors=True)

    def environment(self, folder, **variables):
        return {**os.environ, "QLAB_RESULTS": str(folder / "results"), "XDG_CACHE_HOME": str(self.top / "cache"),
                "TMPDIR": str(folder / "tmp"), "QLAB_LABS": str(ROOT / "labs"), "QLAB_SCRIPTS": str(ROOT / "scripts"),
                "LC_ALL": "C.UTF-8", **variables}

    def ask(self, words, folder, before=(), **variables):
        """Runs the program there; what it said."""
        return subprocess.run([*before, PROGRAM, *words], cwd=folder, env=self.environment(folder, **variables),
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False,
                              encoding="utf-8", errors="replace")

    def copy(self):
        """A fresh copy."""
        folder = self.top / "trial"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.made, folder)
        return folder

    def words(self, verb):
        words = [self.run if word == "RUN" else word for word in verb.words]
        return [*words, "--file=notes.md"] if words[0] == "note" else words


def halves_in(place, folder):
    """What is half or lost in a folder: sentences."""
    found = [f"{path.relative_to(folder)} is half a file" for path in folder.rglob("*")
             if path.suffix in (".html", ".svg") and not path.name.startswith(".")
             and not path.read_text(errors="replace").rstrip().endswith(("</html>", "</svg>"))]
    if not (folder / "notes.md").read_text(errors="replace").startswith("# Notes\n\nold\n"):
        found.append("notes.md lost what it had")
    said = place.ask(["verify"], folder)
    if said.returncode != 0:
        found.append(f"verify: {said.returncode}: {said.stdout}{said.stderr}")
    return found


def left_in(folder):
    """What was left over there: sentences."""
    return [f"{path.relative_to(folder)} was left" for path in folder.rglob("*")
            if path.name.startswith((".unfinished.", ".qlab-new-")) or path.parent == folder / "tmp"]


def problems_of(place, folder):
    """What is half, lost or left in a folder after a trial: sentences."""
    return left_in(folder) + halves_in(place, folder)


def is_document(text):
    """Whether the text is one JSON document."""
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def judged(place, verb, usual, said, folder, allowed):
    """What is wrong with the answer of a trial, when it was `usual` without a failure: sentences."""
    status, found = said.returncode, []
    complaints = [line for line in said.stderr.splitlines() if line.startswith("qlab: ")]
    if status < 0:
        return [f"ended by signal {-status}: {said.stderr[-300:]}"]
    if status < TOOL_ERRORS:
        if status != usual.returncode and verb.same:
            found.append(f"status {status}, usually {usual.returncode}, and no complaint")
        if verb.same and said.stdout != usual.stdout:
            found.append("another answer, and no complaint")
        if verb.document and not is_document(said.stdout):
            found.append("no document, and no complaint")
    else:
        if status not in allowed:
            found.append(f"status {status}: {said.stderr}")
        if len(complaints) != 1:
            found.append(f"{len(complaints)} complaints: {said.stderr!r}")
    return found + problems_of(place, folder)


def chosen(numbers, most, dice):
    """Which of the numbers are tried: all, or so many."""
    return list(numbers) if ALL or len(numbers) <= most else sorted(dice.sample(list(numbers), most))


def finish(what, tried, bad):
    """Says what came of it; the exit status."""
    print(f"seed {SEED}: {what}: {tried} tried, {len(bad)} wrong")
    for line in bad[:40]:
        print(line)
    return 1 if bad or not tried else 0


def only_all():
    """Leaves the test out unless everything is asked for: each of its trials starts the program."""
    if not ALL and not os.environ.get("QLAB_TEST_SEED"):
        skip("scripts/test --all asks, or QLAB_TEST_SEED for a sample")


def skip(why):
    """Ends with the status that meson takes for a test left out."""
    print(f"left out: {why}")
    sys.exit(77)
