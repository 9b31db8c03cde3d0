#!/usr/bin/env python3
"""What `qlab explain LAB` shows of every lab's lesson, and that all it tells to type runs."""
import re

from explained import Explained
from program import FOLDER, ROOT, main, run, write

# For every lab the verdicts of its queues, and what the page must show of the lesson.
LESSONS = {
    "pool-map": ({"mutex": "never", "semaphore": "never"}, ["never   proved"]),
    "queue-empty": ({"cpython-mp": "lies", "cpython-mp-count": "never", "mutex": "never"},
                    ["A empty poll(pipe1): nothing  true", "0 preemptions"]),
    "get-nowait": ({"mutex": "never", "mutex-trylock": "lies", "mutex-trylock-busy": "never",
                    "semaphore-trylock": "lies", "michael-scott": "never", "cpython-mp": "lies",
                    "vyukov": "never"}, ["trylock(lock): refused  EMPTY"]),
    "early-exit": ({"mutex": "never", "mutex-trylock": "lies", "semaphore-trylock": "lies",
                    "cpython-mp": "lies", "michael-scott": "never"}, ["refused  EMPTY"]),
    "rare-errors": ({"semaphore-trylock": "lies", "mutex-trylock": "lies", "mutex": "never"},
                    ["odds"]),
    "embarrassingly-parallel": ({"mutex": "never", "michael-scott": "never"}, ["never   proved"]),
    "dead-holder": ({"semaphore-trylock": "dead-holder", "mutex-trylock": "dead-holder",
                     "mutex": "dead-holder", "mutex-robust": "never", "cpython-mp": "dead-holder",
                     "michael-scott": "never"},
                    ["A dies", "at most 1 death", "for ever", "with deaths"]),
    "reassign": ({"leased": "repeats", "leased-fenced": "never", "michael-scott": "never",
                  "mutex-robust": "never"},
                 ["at most 1 early time-out, at most 1 death", "time is up", "was got twice",
                  "with time-outs"]),
    "poll-cost": ({"mutex": "never", "semaphore": "never"}, ["never   proved"]),
    "trylock": ({"mutex": "never", "mutex-trylock": "lies", "mutex-trylock-busy": "never"},
                ["trylock(lock): refused  EMPTY"]),
    "semaphore": ({"semaphore": "never", "semaphore-trylock": "lies"},
                  ["sem trywait(readers): refused  EMPTY"]),
    "timed-get": ({"mutex-trylock": "lies", "cpython-mp": "lies", "cpython-mp-count": "never",
                   "mutex": "never"},
                  ["get_timed lock(lock): time is up  EMPTY", "with time-outs"]),
    "two-locks": ({"mutex": "never", "mutex-trylock": "lies", "two-lock": "never"}, []),
    "check-then-act": ({"mutex": "never", "semaphore": "never", "mutex-robust": "never"},
                       ["empty,wait"]),
    "hold-time": ({"mutex-copy-inside": "lies", "mutex-copy-outside": "lies"}, ["refused  EMPTY"]),
    "michael-scott": ({"michael-scott": "never", "scq": "never", "vyukov": "lies"},
                      ["never lie within"]),
    "claimed-slot": ({"vyukov": "lies", "vyukov-exact": "never", "michael-scott": "never"},
                     ["A is preempted", "cells[0].seq = 0  EMPTY"]),
    "mpsc-gap": ({"mpsc-gap": "lies", "mpsc-gap-busy": "never"}, ["nodes[0].next = -1  EMPTY"]),
    "two-index": ({"two-index": "lies", "two-index-exact": "never"},
                  ["item 1 was inside", "item 2 was inside"]),
    "shard-scan": ({"shard-scan": "lies", "shard-scan-exact": "never"}, ["EMPTY"]),
    "store-buffer": ({"spsc-release": "lies", "spsc-seq-cst": "never"},
                     ["x86-TSO memory", "(buffered)", "with store buffers"]),
    "aba": ({"aba": "repeats", "michael-scott": "never"}, ["B is preempted"]),
    "cpython": ({"cpython-mp": "lies"}, ["refused  EMPTY"]),
    "lost-wakeup": ({"mutex": "never", "lost-wakeup": "hangs"},
                    ["who waits for an item waits for ever, and item 2 is inside"]),
    "given-up": ({"given-up": "loses", "given-up-exact": "never"},
                 ["time is up", "Lost: item 1 was put", "with time-outs"]),
    "frozen-segment": ({"frozen-segment": "lies", "frozen-segment-exact": "never"},
                       ["segments[0].closed 0 -> 1", "A is preempted", "Lost: item 2 was put"]),
    "release-acquire": ({"two-index-relaxed": "lies", "two-index-exact": "never"},
                        ["C11 memory", "tail = 1 (old)  true", "never shows it"]),
    "fences": ({"doorbell": "hangs", "doorbell-one-fence": "hangs", "doorbell-fences": "never"},
               ["x86-TSO memory", "(buffered)", "who waits for an item waits for ever"]),
    "skip-locked": ({"skip-locked": "lies", "for-update": "never", "skip-locked-asks": "never"},
                    ["for-update        LIES", "get_back last", "trylock(rows[1].lock): refused  EMPTY"]),
    "frozen-worker": ({"mutex": "never", "skip-locked": "lies", "for-update": "never",
                       "skip-locked-asks": "never"}, ["get_back", "BUSY"]),
    "replica-lag": ({"mutex": "never"}, ["never   proved"]),
    "failover": ({"mutex": "never"}, ["never   proved"]),
    "prefetch": ({"mutex": "never"}, ["never   proved"]),
    "sqlite-busy": ({"mutex": "never"}, ["never   proved"]),
    "libraries": ({"michael-scott": "never"}, ["never   proved"]),
    "famous": ({"mutex": "never", "labs/31-famous/std_deque.cc": "never"}, ["never   proved"]),
}


def labs():
    """The names of the course's labs."""
    return run("list --names=labs").out.split()


class Lessons(Explained):
    """Lab by lab."""

    def test_every_lab(self):
        self.same("labs with a lesson", sorted(LESSONS) + ["process"],
                  sorted(set(labs()) - {"process"}) + ["process"])

    def test_verdicts(self):
        for lab, (verdicts, parts) in LESSONS.items():
            with self.subTest(lab=lab):
                page = self.explain(lab)
                for queue, verdict in verdicts.items():
                    found = re.search(rf"^(?:.*  )?{queue} +(?:exact |inexact )? *(.*?)  ", page,
                                      re.MULTILINE)
                    self.that(found, f"{lab}: a line of {queue}, got:\n{page}")
                    self.same(f"{lab}: {queue}", found[1].lower().replace(" ", "-"), verdict)
                self.holds(lab, page, *parts)
                Suggested.told[lab] = page

    def test_nothing_to_explore(self):
        """A lab without a queue: it says so, and nobody recommends it."""
        self.refused(69, "process", "process: nothing to explore: the workers share no queue")
        self.lacks("study", self.expect(0, "study").out, "qlab explain process")
        said = self.expect(0, "run process --rounds 2 --duration 20ms")
        self.holds("run", said.out, "qlab plot process")
        self.lacks("run", said.out, "qlab explain")


class Suggested(Explained):
    """Whatever a page tells to type runs."""
    told = {}  # pages that were printed before

    def suggested(self, page):
        """The commands of a page: what stands alone on a line, without its remark. A form to be filled
        in (NAME=GUESS) is none: tests/cli/test_predict.py fills it in."""
        lines = re.findall(r"^ *(?:try: |see: )?qlab ((?:[^\n#]|#\S)*)", page, re.MULTILINE)
        return [re.split(r"  +", line.strip())[0] for line in lines if "NAME=GUESS" not in line]

    def try_all(self, page, seen):
        for words in self.suggested(page):
            if words in seen:
                continue
            seen.add(words)
            short = " --rounds 2 --duration 20ms" if words.startswith(("run ", "compare ")) else ""
            if words.startswith("explain ") and "--replay" not in words:
                short = " --states 1k --engine stateful"
            said = run(words + short)
            self.that(said.status <= 2, f"qlab {words}: status {said.status}: {said.err}")

    def test_explain(self):
        seen = set()
        queues = [name for name in run("list --names=queues").out.split()
                  if list(ROOT.glob(f"src/queue/**/{name.replace('-', '_')}.c"))]
        self.that(len(queues) > 20, f"queues of this tree: got {len(queues)}")
        for words in queues + list(LESSONS):
            if words not in self.told:
                said = run(f"explain {words} --states 20k")
                if said.status == 69:  # a library
                    continue
                self.that(said.status <= 2, f"explain {words}: {said.status}: {said.err}")
                self.told[words] = said.out
            self.try_all("\n".join(line for line in self.told[words].splitlines()
                                   if "qlab explain" in line), seen)
        self.that(len(seen) > 40, f"commands told: got {len(seen)}")

    def test_run(self):
        seen = set()
        for words in ("run trylock", "run process", "show trylock", "show process", "study",
                      "list", "compare trylock"):
            short = " --rounds 2 --duration 20ms" if words.startswith(("run", "compare")) else ""
            page = self.run_page(words + short)
            if words == "study":  # a walk through all labs: of each kind of command one
                page = "\n".join(line for line in page.splitlines()
                                 if "trylock" in line or "process" in line)
            self.try_all(page, seen)
        self.that(len(seen) >= 7, f"commands told: got {sorted(seen)}")

    def run_page(self, words):
        said = run(words)
        self.that(said.status in (0, 2), f"qlab {words}: {said.status}: {said.err}")
        return said.out


class LabFile(Explained):
    """[explore] says all that the command line says."""
    LAB = ("[lab]\ntitle = Why?\n[queues]\nmutex = never\nspsc-release = sometimes\n"
           "[workload]\nname = prefilled\nconsumers = 1\n[explore]\n")

    def explore(self, text):
        write("lab.ini", self.LAB + text)
        return str(FOLDER)

    def test_memory_and_programs(self):
        lab = self.explore("memory = tso\nprogram = put | put,get\nprogram = put | wait\n"
                           "spsc-release = put | get\ncapacity = 2\n")
        results = self.json(self.explain(f"{lab} --format=json"))["results"]
        self.same("who runs what", [(one["queue"], one["program"], one["verdict"])
                                    for one in results],
                  [("mutex", "put | put,get", "never"), ("mutex", "put | wait", "never"),
                   ("spsc-release", "put | get", "lies")])
        self.same("memory", {one["memory"] for one in results}, {"tso"})
        self.same("capacity", {one["capacity"] for one in results}, {2})
        page = self.explain(lab)
        self.holds("the further programs", page, "Further programs", "put | wait",
                   'The shortest lie of spsc-release in "put | get"')
        schedule = results[2]["shortest"]["schedule"]
        self.holds("which program a schedule is of",
                   self.explain(f"{lab} --replay '{schedule}'"), "spsc-release, replayed")
        again = self.results(f"{lab} --memory sc --queues spsc-release")
        self.same("the command line has the last word", again["spsc-release"]["verdict"], "never")

    def test_luck(self):
        lab = self.explore("mutex = init: put; get_timed | get_timed\ntimeouts = 2\nkill = 1\n"
                           "weak-cas = 3\nspurious-trylock = 4\nwakeups = 5\n"
                           "spsc-release = put | get\n")
        self.same("budgets", self.results(lab)["mutex"]["budgets"],
                  {"timeouts": 2, "kill": 1, "weak-cas": 3, "spurious-trylock": 4, "wakeups": 5})
        lab = self.explore("preemptions = 0\nspsc-release = put | get\n")
        self.same("bound", self.results(lab, 2)["mutex"]["preemptions"], 0)

    def test_mistakes(self):
        for text, line in (
                ("memory = tos\n", 'memory cannot be "tos"; expected tso'),
                ("kill = 100\n", 'kill cannot be "100"; expected 0 to 99'),
                ("preemptions = some\n", 'preemptions cannot be "some"; expected a whole number'),
                ("mutex =\n", "mutex is empty; expected a line of text"),
                ("kil = 1\n", 'no key of [explore] is called "kil"; expected kill'),
                ("kill = 1\nkill = 1\n", "kill again; expected it once"),
                ("program = put\n" * 17, "too many programs; expected at most 16")):
            self.refused(65, self.explore(text), line)


if __name__ == "__main__":
    main()
