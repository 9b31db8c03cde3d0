"""Runs the program under test, as a student meets it, and wants something of it.

The tests beside this file are programs: `tests/cli/test_run.py` asks build/qlab, or the program
that QLAB_PROGRAM names. Whatever is written goes to a folder that goes when the tests end. A check
that fails says what it got and what it wanted; how many were made is told at the end.
"""
import atexit
import collections
import hashlib
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("QLAB_PROGRAM", str(ROOT / "build" / "qlab"))
FOLDER = pathlib.Path(tempfile.mkdtemp(prefix="qlab-test-"))
RESULTS = FOLDER / "results"
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
os.environ["QLAB_RESULTS"] = str(RESULTS)
os.environ.pop("NO_COLOR", None)
signal.signal(signal.SIGHUP, signal.SIG_DFL)  # also below nohup

# One workload that every machine finishes at once.
SHORT = "--rounds 2 --items 300 --ops 300 --jitter 0"

# Every process of start(): a test that fails may leave one behind.
STARTED = []

# Exit status, or 128 + the signal that ended it; stdout; stderr.
Said = collections.namedtuple("Said", "status out err")


def start(words, first=None, **variables):
    """Starts "qlab WORDS" through the shell, in the source tree and in a process group of its own.

    The function `first` is called in its process before; a variable that is None is taken away.
    """
    environment = {name: value for name, value in {**os.environ, **variables}.items()
                   if value is not None}
    process = subprocess.Popen(f"exec {PROGRAM} {words}", shell=True, cwd=ROOT, env=environment,
                               start_new_session=True, preexec_fn=first, stdin=subprocess.DEVNULL,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               encoding="utf-8", errors="replace")
    STARTED.append(process)
    return process


def end(process):
    """Waits for it; what it said."""
    out, err = process.communicate()
    status = process.returncode
    return Said(status if status >= 0 else 128 - status, out, err)


def run(words, first=None, **variables):
    """Runs "qlab WORDS"."""
    return end(start(words, first, **variables))


def wait_for(fact, patience=60):
    """Asks until fact() holds, for at most some seconds; what it said last."""
    late = time.monotonic() + patience
    while not (said := fact()) and time.monotonic() < late:
        time.sleep(0.002)
    return said


def state_and_parent(pid):
    """The letter and the parent of a process; Z, as of a dead one, and 0 if it is gone."""
    try:
        stat = pathlib.Path(f"/proc/{pid}/stat").read_text(errors="replace")
    except OSError:
        return "Z", 0
    state, parent = stat.rpartition(")")[2].split()[:2]
    return state, int(parent)


def children_of(pid):
    """The live processes whose parent is `pid`."""
    every = [int(name) for name in os.listdir("/proc") if name.isdigit()]
    return [one for one in every if one != pid
            for state, parent in [state_and_parent(one)] if parent == pid and state != "Z"]


def results_written():
    """Number of entries below the folder of results."""
    return sum(1 for _ in RESULTS.rglob("*"))


def write(name, text):
    """Writes a file into the tests' folder; its path."""
    path = FOLDER / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def seal(folder):
    """Writes the sums of a run folder anew, if it has any: for a test that changed its files."""
    sums = folder / "SHA256SUMS"
    if sums.exists():
        lines = sums.read_text().splitlines()
        sums.write_text("".join(line + "\n" if line.startswith("#") else
                                f"{hashlib.sha256((folder / line[66:]).read_bytes()).hexdigest()}  {line[66:]}\n"
                                for line in lines))


class Case(unittest.TestCase):
    """A test whose checks say what they got and what they wanted."""
    checks = 0

    def that(self, fact, message):
        """Wants that it is true; the message says what was expected."""
        Case.checks += 1
        if not fact:
            raise self.failureException(message)

    def same(self, what, got, want):
        self.that(got == want, f"{what}: got {got!r}, want {want!r}")

    def near(self, what, got, want, tolerance):
        """Up to a relative tolerance."""
        self.that(abs(got - want) <= tolerance * abs(want), f"{what}: got {got}, want {want}")

    def holds(self, what, text, *parts):
        """Wants every part in the text: one check."""
        lacking = [part for part in parts if part not in text]
        self.that(not lacking, f"{what}: lacks {lacking}, got:\n{text}")

    def lacks(self, what, text, *parts):
        """Wants none of the parts in the text: one check."""
        found = [part for part in parts if part in text]
        self.that(not found, f"{what}: has {found}, got:\n{text}")

    def in_turn(self, what, text, *parts):
        """Wants the parts in the text, each behind the one before it: one check."""
        at = 0
        for part in parts:
            found = text.find(part, at)
            if found < 0:
                break
            at = found + len(part)
        self.that(found >= 0, f"{what}: no {part!r} in its place, got:\n{text}")

    def expect(self, status, words, first=None, **variables):
        """Runs the program and wants that exit status; what it said."""
        said = run(words, first, **variables)
        self.that(said.status == status, f"qlab {words}: exit status: got {said.status}, "
                                         f"want {status}; stderr:\n{said.err}")
        return said

    def complaint(self, status, words, line, **variables):
        """Wants that exit status, a line on stderr that holds `line`, and nothing on stdout."""
        said = self.expect(status, words, **variables)
        self.holds(f"qlab {words}: stderr", said.err, line)
        self.same(f"qlab {words}: stdout", said.out, "")

    def json(self, text):
        """The document that the whole text is."""
        try:
            document, problem = json.loads(text), ""
        except ValueError as error:
            document, problem = None, error
        self.that(document is not None, f"one JSON document, got: {problem}")
        return document


def main():
    """Runs the tests of the file that calls it; says how many checks were made, and exits."""
    done = unittest.main(verbosity=2, exit=False).result
    for process in STARTED:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
    print(f"checks: {Case.checks}", file=sys.stderr)
    sys.exit(0 if done.wasSuccessful() and done.testsRun else 1)
