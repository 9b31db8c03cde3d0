"""What the tests of failures share: verbs in a folder of their own, and what must hold whatever fails.

Trials run side by side, each in a copy of the folder; of a copy that a trial left as it was, nothing is asked
again, and the next trial takes it.
"""
import concurrent.futures
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("QLAB_PROGRAM", str(ROOT / "build" / "qlab"))
ALL = bool(os.environ.get("QLAB_TEST_ALL"))
SEED = int(os.environ.get("QLAB_TEST_SEED") or random.randrange(1 << 32))
TOOL_ERRORS = 64

SHORT = "--rounds=2 --ops=100 --jitter=0"
SPEED = "--throughput mutex scq --threads 1,2 --rounds=2 --duration=5ms"
TRACE = "0,put,ok,7,1,2\n1,get,empty,0,3,4\n1,get,got,7,5,6\n"


class Verb:
    """A command line, and what of it is the same whenever it is run."""

    def __init__(self, words, same=True, document=False):
        self.words, self.same, self.document = words.split(), same, document

    def __str__(self):
        return " ".join(self.words)


# Those that write files, and the others.
WRITERS = [
    Verb(f"run trylock {SHORT}", same=False),
    Verb(f"run trylock --workers=processes {SHORT} --format=json", same=False, document=True),
    Verb(f"compare mutex two-lock {SHORT} --format=json", same=False, document=True),
    Verb(f"compare {SPEED} --format=csv", same=False),
    Verb("plot RUN --kind=rate --format=svg"),
    Verb("plot trace.csv --format=svg --output=."),
    Verb("report RUN --output page.html"),
    Verb("note RUN words"),
    Verb("merge RUN --format=json", document=True),
    Verb("merge run.tar"),
    Verb("verify --seal unsealed"),
    Verb("play trylock --output play.html"),
    Verb("exercise trylock"),
    Verb("class . --output class.html"),
    Verb("sheet trylock --output sheet.html"),
    Verb("slides locks --output slides.html"),
    Verb("site public trylock two-locks"),
]
READERS = [
    Verb("list"),
    Verb("list --format=json", document=True),
    Verb("show trylock"),
    Verb("answer trylock"),
    Verb("study"),
    Verb("doctor", same=False),
    Verb("doctor --format=json", same=False, document=True),
    Verb("plot RUN --kind=rate --term"),
    Verb("class . --term"),
    Verb("verify"),
    Verb("exercise trylock --hint 1"),
    Verb("judge trace.csv"),
    Verb("judge trace.csv --format=json", document=True),
    Verb("judge trace.csv --format=csv"),
    Verb("explain trylock --format=json", document=True),
    Verb("explain trylock"),
    Verb("check mutex --clients 2 --budget 50ms", same=False),
]
VERBS = WRITERS + READERS


def facts_of(folder):
    """What tells whether anything in a folder was changed."""
    facts = {}
    for path, _, names in os.walk(folder):
        facts[path] = None
        for name in names:
            about = os.lstat(os.path.join(path, name))
            facts[os.path.join(path, name)] = about.st_ino, about.st_size, about.st_mtime_ns, about.st_mode
    return facts


class Place:
    """A folder with a lab's run, a trace and notes, of which every trial has a copy."""

    def __init__(self):
        self.top = pathlib.Path(tempfile.mkdtemp(prefix="qlab-faults-"))
        self.made = self.top / "made"
        self.made.mkdir()
        self.mine = threading.local()  # the copy of a thread, and its facts
        (self.made / "trace.csv").write_text(TRACE)
        (self.made / "notes.md").write_text("# Notes\n\nold\n")
        for name in "results", "tmp":
            (self.made / name).mkdir()
        said = self.ask(f"run trylock {SHORT} --output results/trylock".split(), self.made)
        assert said.returncode in (0, 1, 2), said.stderr
        run = next((self.made / "results" / "trylock").iterdir())
        self.run = os.path.relpath(run, self.made)
        subprocess.run(["tar", "-cf", "run.tar", self.run], cwd=self.made, check=True)
        self.unseal(run)

    def unseal(self, run):
        """Lays a run of an older version down, which had no sums."""
        old = self.made / "unsealed"
        shutil.copytree(run, old)
        (old / "SHA256SUMS").unlink()
        document = json.loads((old / "run.json").read_text())
        document["manifest"].remove("SHA256SUMS")
        (old / "run.json").write_text(json.dumps(document))

    def close(self):
        shutil.rmtree(self.top, ignore_errors=True)

    def environment(self, folder, **variables):
        return {**os.environ, "QLAB_RESULTS": "results", "XDG_CACHE_HOME": str(self.top / "cache"), "TMPDIR": "tmp",
                "QLAB_LABS": str(ROOT / "labs"), "QLAB_SCRIPTS": str(ROOT / "scripts"), "LC_ALL": "C.UTF-8",
                "FAULTS_FOLDER": str(folder), **variables}

    def start(self, words, folder, before=(), **variables):
        """Starts the program there."""
        return subprocess.Popen([*before, PROGRAM, *words], cwd=folder, env=self.environment(folder, **variables),
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                encoding="utf-8", errors="replace")

    def ask(self, words, folder, before=(), **variables):
        """Runs the program there; what it said."""
        process = self.start(words, folder, before, **variables)
        out, err = process.communicate()
        return subprocess.CompletedProcess(words, process.returncode, out, err)

    def copy(self):
        """A fresh copy for this thread; its last one, if that is as it was."""
        mine = self.mine
        mine.folder = folder = self.top / f"trial-{threading.get_ident()}"
        if self.changed():
            shutil.rmtree(folder, ignore_errors=True)
            shutil.copytree(self.made, folder)
            mine.facts = facts_of(folder)
        return folder

    def changed(self):
        """Whether this thread's copy is not what it was."""
        return getattr(self.mine, "facts", None) != facts_of(self.mine.folder)

    def words(self, verb):
        words = [self.run if word == "RUN" else word for word in verb.words]
        return [*words, "--file=notes.md"] if words[0] == "note" else words


def side_by_side(trial, trials):
    """What trial(*one) says of each: how many there were, and all their sentences."""
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        said = list(pool.map(lambda one: trial(*one), trials))
    return len(said), [sentence for sentences in said for sentence in sentences]


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
    return left_in(folder) + halves_in(place, folder) if place.changed() else []


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
    bad += [f"no trial of {verb}" for verb in missing_verbs()]
    print(f"seed {SEED}: {what}: {tried} tried, {len(bad)} wrong")
    for line in bad[:40]:
        print(line)
    return 1 if bad or not tried else 0


def only_all():
    """Leaves the test out unless everything is asked for: each of its trials starts the program."""
    if not ALL and not os.environ.get("QLAB_TEST_SEED"):
        skip("scripts/test --all asks, or QLAB_TEST_SEED for a sample")


def missing_verbs():
    """The program's verbs that are not tried here."""
    listed = re.findall(r"^VERB\((\w+)\)", (ROOT / "src" / "command" / "verbs.list").read_text(), re.MULTILINE)
    return sorted(set(listed) - {verb.words[0] for verb in VERBS})


def skip(why):
    """Ends with the status that meson takes for a test left out."""
    print(f"left out: {why}")
    sys.exit(77)
