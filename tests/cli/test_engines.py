#!/usr/bin/env python3
"""The engines that `qlab explain` can be told to use: what each finds, says and refuses."""
from explained import Explained
from program import main


class Engines(Explained):
    """States, stories and samples."""

    def number(self, values, key):
        self.that(isinstance(values[key], int), f"{key} is a whole number")
        return values[key]

    def test_stories(self):
        for words, queue, traces, stories, lying in (
                ("vyukov", "vyukov", 9, 18, 2),
                ("vyukov --engine both", "vyukov", 9, 18, 2),
                ("vyukov --engine dpor --program 'put | put | put,get'", "vyukov", 262, 1124, 112),
                ("vyukov-exact --engine both --all", "vyukov-exact", None, None, 0),
                ("claimed-slot --engine both", "michael-scott", None, None, 0)):
            result = self.results(words)[queue]
            if traces is not None:
                self.same("traces", self.number(result, "traces"), traces)
                self.same("stories", self.number(result["stories"], "count"), stories)
            self.same(words, self.number(result["stories"], "lying"), lying)
            self.same(f"{words}: data race", result["race"], None)

    def test_samples(self):
        for words, engine, least, most in (
                ("vyukov --engine random --seed 7", "random", 0.005, 0.008),
                ("vyukov --engine pct --depth 2 --seed 7 --runs 50k", "pct", 0.030, 0.042)):
            result = self.results(words, 2)["vyukov"]
            sample = result["sample"]
            rate = self.number(sample, "lying") / self.number(sample, "runs")
            self.same("engine", sample["engine"], engine)
            self.same("verdict", result["verdict"], "lies")
            self.that(least < rate < most, f"{words}: rate {rate}, want {least} to {most}")
            self.that(sample["low"] < rate < sample["high"], f"{words}: the interval has the rate")
            self.same("exact counts", result["interleavings"], None)
            page = self.explain(f"vyukov --replay {result['shortest']['schedule']}")
            self.holds(f"{words}: replays the lie", page, "EMPTY")
        self.same("nothing is proved",
                  self.results("vyukov-exact --engine random --runs 2k", 2)["vyukov-exact"]
                  ["verdict"], "bounded")

    def test_parts(self):
        whole, *parts = [self.results(f"vyukov --engine pct --seed 3 --runs {runs}", 2)["vyukov"]["sample"]
                         for runs in ("3k", "1k", "1k..2k", "2k..3k")]
        for key in "runs", "lying":
            self.same(key, sum(self.number(part, key) for part in parts), whole[key])
        self.same("from", [part["from"] for part in parts], [0, 1000, 2000])
        self.same("first", min(part["first"] for part in parts if part["first"]), whole["first"])

    def test_judge(self):
        program = "--program 'put | put | put,get'"
        for queue, verdict in ("vyukov", "lies"), ("michael-scott", "never"):
            every = self.results(f"{queue} {program} --engine stateful")[queue]
            empties = self.results(f"{queue} {program} --engine stateful --judge empties")[queue]
            self.same("judged", (every["judged"], empties["judged"]), ("all", "empties"))
            for key in "interleavings", "lying", "odds", "verdict":
                self.same(f"{queue}: {key}", empties[key], every[key])
            self.same(queue, every["verdict"], verdict)
            self.that(self.number(empties, "states") < self.number(every, "states"), "fewer states")
        page = self.explain(f"michael-scott {program} --judge empties")
        self.holds("said", " ".join(page.split()), "neither order nor Full was judged")

    def test_proof(self):
        """The same states and verdict; nothing is counted but what is wrong."""
        for queue, program in (("michael-scott", "put | put | put,get"), ("vyukov", "put | put,get"),
                               ("semaphore", "put | get,get"), ("ring-backoff", "put | put,get")):
            for memory in "sc", "tso":
                words = f"{queue} --program '{program}' --memory {memory} --engine "
                every, proof = self.results(f"{words}stateful")[queue], self.results(f"{words}proof")[queue]
                for key in "verdict", "states", "lying", "spins":
                    self.same(f"{queue}, {memory}: {key}", proof[key], every[key])
                self.same(f"{queue}: counted", proof["interleavings"],
                          every["interleavings"] if every["verdict"] == "lies" else None)

    def test_bounds(self):
        for most, verdict in (0, "bounded"), (1, "lies"):
            result = self.results(f"vyukov --preemptions {most}", 2)["vyukov"]
            self.same(f"{most} preemptions", result["verdict"], verdict)
        bounds = self.results("vyukov --preemptions each")["vyukov"]["preemptions"]
        self.same("failures", self.number(bounds, "failures"), 1)
        self.same("bounds", bounds["reached"], [0, 1])

    def test_mistakes(self):
        for words, line in (
                ("--engine best", "expected stateful, dpor, both, random, pct or proof"),
                ("--engine both --memory tso", "--engine: "),
                ("--engine dpor --weak-cas 1", "--engine: "),
                ("--engine dpor --preemptions 1", "--preemptions"),
                ("--preemptions few", "--preemptions: got 'few'"),
                ("--depth 3", "--depth: expected --engine pct"),
                ("--runs 10", "expected --engine random or pct"),
                ("--engine random --runs 2k..1k", "--runs: got '2k..1k', expected a number of runs"),
                ("--engine random --runs 0", "--runs: got '0'"),
                ("--engine random --runs 1..x", "--runs: got '1..x'"),
                ("--judge some", "expected all or empties"),
                ("--engine pct --depth 0", "--depth: got '0'")):
            self.refused(64, f"vyukov {words}", line)


if __name__ == "__main__":
    main()
