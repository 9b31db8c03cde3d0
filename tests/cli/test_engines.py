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

    def test_bounds(self):
        for most, verdict in (0, "bounded"), (1, "lies"):
            result = self.results(f"vyukov --preemptions {most}", 2)["vyukov"]
            self.same(f"{most} preemptions", result["verdict"], verdict)
        bounds = self.results("vyukov --preemptions each")["vyukov"]["preemptions"]
        self.same("failures", self.number(bounds, "failures"), 1)
        self.same("bounds", bounds["reached"], [0, 1])

    def test_mistakes(self):
        for words, line in (
                ("--engine best", "expected stateful, dpor, both, random or pct"),
                ("--engine both --memory tso", "--engine: "),
                ("--engine dpor --weak-cas 1", "--engine: "),
                ("--engine dpor --preemptions 1", "--preemptions"),
                ("--preemptions few", "--preemptions: got 'few'"),
                ("--depth 3", "--depth: expected --engine pct"),
                ("--runs 10", "expected --engine random or pct"),
                ("--engine pct --depth 0", "--depth: got '0'")):
            self.refused(64, f"vyukov {words}", line)


if __name__ == "__main__":
    main()
