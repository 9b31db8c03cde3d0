#!/usr/bin/env python3
"""Store buffers, spurious failures and deaths, as `qlab explain` takes and tells them."""
from explained import Explained
from program import main


class Luck(Explained):
    """What a budget lets happen."""

    def told(self, words, *parts):
        page = self.explain(words)
        for part in parts:
            self.holds(f"qlab explain {words}", page, part)
        self.check_width(words, page)

    def test_page(self):
        self.told("vyukov --memory tso",
                  "2 workers, 3 operations, capacity 4, x86-TSO memory",
                  "(not needed: time-outs, spurious failures, store buffers)",
                  "cells[1].seq 1 -> 2 (buffered)", "flush: cells[1].seq 1 -> 2",
                  "0 preemptions do, in 10 steps", "--memory tso --replay")
        self.told("mutex-trylock --program 'init: put put; get | get' --kill 1",
                  "DEAD HOLDER", "at most 1 death", "dies",
                  "is told EMPTY though an item is inside", "for ever",
                  "does not survive a worker that dies inside")
        self.told("semaphore --queues semaphore --program 'put | put,get' --kill 1",
                  "DEAD HOLDER", "waits: sem wait(")
        self.told("mutex --kill 1", "waits: lock(lock), its owner died")
        self.told("mutex-robust --kill 1", "never")
        self.told("mutex --program 'put | wait' --kill 1", "DEAD HOLDER")
        self.told("michael-scott --kill 1", "never")
        self.told("mutex-trylock --program put,get --spurious-trylock 1",
                  "refused, though free", "at most 1 spurious", "with spurious failures")
        self.told("mutex-trylock --program put,get", "never")

    def test_data(self):
        result = self.results("vyukov --memory tso --weak-cas 1")["vyukov"]
        self.same("memory", result["memory"], "tso")
        self.same("verdict", result["verdict"], "lies")
        self.same("weak-cas", result["budgets"]["weak-cas"], 1)
        self.same("kill", result["budgets"]["kill"], 0)
        self.same("interleavings", result["interleavings"], "302931")
        result = self.results("mutex --kill 1")["mutex"]
        self.same("verdict", result["verdict"], "dead-holder")
        self.same("ingredients", result["shortest"]["ingredients"], ["deaths"])

    def test_replay(self):
        """A schedule is for the memory model and the budgets that it was made with."""
        schedule = self.results("vyukov --memory tso")["vyukov"]["shortest"]["schedule"]
        self.told(f"vyukov --memory tso --replay '{schedule}'", "flush: cells[1].seq 1 -> 2")
        self.refused(65, f"vyukov --replay '{schedule}'", "not made for vyukov")

    def test_mistakes(self):
        for words, line in (
                ("--memory arm", "--memory: got 'arm', expected sc, tso or c11"),
                ("--kill one", "--kill: got 'one', expected 0 to 99"),
                ("--weak-cas -1", "--weak-cas: got '-1', expected 0 to 99"),
                ("--timeouts 100", "--timeouts: got '100', expected 0 to 99")):
            self.refused(64, f"vyukov {words}", line)


if __name__ == "__main__":
    main()
