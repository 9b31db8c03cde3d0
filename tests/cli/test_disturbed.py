#!/usr/bin/env python3
"""`qlab run` with instrumented queues: delays are labelled wherever the result goes, and a schedule
of explain is taken by real threads."""
import pathlib
import re

from program import Case, main, run

BRIEF = "run claimed-slot --consumers 2 --rounds 2 --duration 30ms --queues vyukov-exact"


class Delays(Case):
    """--delay and --chaos."""

    def run_json(self, said):
        """run.json of the folder that a run said it wrote."""
        wrote = re.search("wrote (.*)", said.err)
        path = pathlib.Path(wrote[1] if wrote else "nowhere") / "run.json"
        return self.json(path.read_text() if path.exists() else "")

    def test_label(self):
        for workers in "threads", "processes":
            said = run(f"{BRIEF} --chaos 7 --workers {workers}")
            self.that(said.status in (0, 2), f"{BRIEF} --chaos 7: {said.status}")
            self.holds("the page says so", said.out, "DELAYED: ", "--chaos 7")
            self.same("run.json", self.run_json(said).get("delays"), "--chaos 7")
        said = run(BRIEF)
        self.that(said.status in (0, 2), f"{BRIEF}: {said.status}")  # 2: it was too short to tell
        self.lacks("undisturbed", said.out, "DELAYED")
        self.same("run.json", self.run_json(said).get("delays", "no key"), None)

    def test_mistakes(self):
        for words, line in (
                ("--delay vyukov.c:1=5us", "line 1 has no hook; expected"),
                ("--delay vyukof.c:74=5us", "expected vyukov.c"),
                ("--delay vyukov.c=5us", "expected FILE:LINE=TIME"),
                ("--delay vyukov.c:74=5", "expected a time"),
                ("--chaos x", "expected a whole number")):
            self.complaint(64, f"run claimed-slot {words}", line)
        self.expect(64, "compare claimed-slot --chaos 1")


class Replays(Case):
    """--replay."""

    def schedule(self, words):
        """The schedule of the queue's shortest lie, as explain has it."""
        document = self.json(self.expect(0, words).out)
        found = document["results"][0]["shortest"]["schedule"]
        self.that(found, f"{words}: a schedule")
        return found

    def test_real_threads(self):
        schedule = self.schedule("explain claimed-slot --queues vyukov --format=json")
        said = self.expect(0, f"run claimed-slot --replay {schedule}")
        self.holds("the page", said.out, "100 of 100: spurious Empty", "a lie: item 2 was inside")
        said = self.expect(0, f"run claimed-slot --rounds 20 --format=json --replay {schedule}")
        document = self.json(said.out)
        self.same("runs", document["runs"], 20)
        self.same("reproduced", document["reproduced"], 20)
        self.same("threads", document["threads"], "spurious Empty")
        self.complaint(65, f"run claimed-slot --queues vyukov-exact --replay {schedule}",
                       "made for vyukov")
        schedule = self.schedule("explain trylock --queues mutex-trylock --format=json")
        said = self.expect(0, f"run trylock --queues mutex-trylock --replay {schedule}")
        self.holds("the page", said.out, "100 of 100: spurious Empty")

    def test_mistakes(self):
        for status, words, line in (
                (65, "--replay A3B6", "the program is not finished"),
                (65, "--replay ''", "expected a schedule"),
                (64, "--replay A3B6A1 --pin", "--pin means nothing"),
                (64, "--replay A3B6A1 --consumers 2", "means nothing"),
                (64, "--program 'put | get'", "--program is for --replay"),
                (64, "--replay A1 --program 'put | pot'", "no operation"),
                (64, "--replay A1 --format=csv", "text or json")):
            self.complaint(status, f"run claimed-slot {words}", line)


if __name__ == "__main__":
    main()
