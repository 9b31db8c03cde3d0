#!/usr/bin/env python3
"""`qlab explain`: what a student is shown, what a script can read, and what is refused."""
from explained import Explained
from program import FOLDER, main, write

THREE = "--program 'put | put | put,get'"


class Data(Explained):
    """What a script can read."""

    def test_known_counts(self):
        """The counts that several independent tools agree upon."""
        results = self.results("claimed-slot")
        self.check_result(results, "vyukov", "lies", "10", "1711")
        self.check_result(results, "vyukov-exact", "never", "0")
        self.check_result(results, "michael-scott", "never", "0")
        self.near("odds", results["vyukov"]["odds"], 0.006348, 1e-3)
        shortest = results["vyukov"]["shortest"]
        self.same("preemptions", shortest["preemptions"], 1)
        self.same("steps", shortest["steps"], 10)
        self.same("ingredients", shortest["ingredients"], [])
        self.that(shortest["schedule"].startswith("A3B6A1~"), f"got {shortest['schedule']}")
        self.check_result(self.results(f"vyukov {THREE}"), "vyukov", "lies", "498036", "116166960")

    def test_lab_and_queue(self):
        """A name that is both: the lab's program is the one that tells, and its queues are twins."""
        for liar, honest in (("two-index", "two-index-exact"), ("mpsc-gap", "mpsc-gap-busy"),
                             ("shard-scan", "shard-scan-exact"), ("aba", "michael-scott")):
            results = self.results(liar)
            self.same(liar, results[liar]["verdict"], "repeats" if liar == "aba" else "lies")
            self.check_result(results, honest, "never", "0")

    def test_odds(self):
        """They grow from the start to certainty along the shortest lie of Vyukov's queue."""
        story = self.result("claimed-slot --queues vyukov", "vyukov")["shortest"]["story"]
        want = (0.006348, 0.008789, 0.01172, 0.015625, 0.03125, 0.0625, 0.125, 0.25, 0.5, 1)
        self.same("steps", len(story), 10)
        for step, odds in zip(story, want):
            self.near("odds", step["odds"], odds, 1e-3)
        self.same("where", story[8]["action"], "cells[0].seq = 0")
        self.same("what", story[8]["answers"], "EMPTY")

    def test_budget(self):
        results = self.results("mutex --states 20", 2)
        self.check_result(results, "mutex", "bounded", "0")
        self.same("odds of a part", results["mutex"]["odds"], None)
        self.same("stopped", results["mutex"]["stopped"], True)
        self.holds("what was covered", self.explain("vyukov --states 60", 2),
                   "the search stopped at its budget")

    def test_csv(self):
        page = self.explain("claimed-slot --format=csv")
        self.that(page.startswith("queue,claim,program,capacity,memory,verdict,"),
                  f"a header, got {page:.80}")
        self.holds("vyukov's line", page, '\nvyukov,inexact,"put | put,get",4,sc,lies,0,1711,10,')


class Page(Explained):
    """What a student is shown."""

    def test_lie(self):
        page = self.explain("claimed-slot")
        self.holds("a title", page, "The shortest lie of vyukov")
        told = page[page.index("The shortest lie of vyukov"):]
        lines = told.partition("\n\n")[0].count("\n") + 1
        self.that(lines <= 16, f"lines of the diagram: got {lines}, want at most 16")
        parts = ("A: put(1)",
                 "B: put(2), get",
                 "┌ put(1) tail = 0",
                 "A is preempted",
                 "tail 1 -> 2",
                 "cells[0].seq = 0  EMPTY",
                 "point of no return",
                 "100 %",
                 "item 2 was inside from step 7 (put(2) returned) to the end",
                 "minimal: proved (0-1 search over ",
                 "1 preemption, 10 steps")
        for count in range(len(parts)):
            self.in_turn("the lie", told, *parts[:count + 1])
        self.holds("never carries its bounds", page, "never   proved",
                   "2 workers, 3 operations, capacity 4, sequentially consistent")
        self.lacks("colour in a file", page, "\033")
        self.holds("colour when told", self.explain("claimed-slot --color=always"), "\033[")

    def test_example(self):
        self.holds("members bear their own names", self.explain("two-lock --example"),
                   " lock(free.lock)")
        self.holds("an execution that passes", self.explain("vyukov-exact --example"),
                   "One execution of vyukov-exact", "GOT 1",
                   "Nothing is wrong with this execution")

    def test_width(self):
        for words in ("get-nowait",
                      "trylock",
                      "claimed-slot",
                      f"vyukov {THREE}",
                      "semaphore-trylock --program 'put,get | put,get | put,get'",
                      f"get-nowait {THREE}",
                      "michael-scott --example",
                      "two-lock --example"):
            self.check_width(words, self.explain(words))


class Replay(Explained):
    """What explain prints for a replay replays; whatever is changed in it is refused."""

    def test_same(self):
        for queue, result in self.results("get-nowait").items():
            schedule = (result["shortest"] or {}).get("schedule")
            if schedule:
                again = self.result(f"get-nowait --replay '{schedule}'", queue)
                self.same("replayed", again["replay"]["schedule"], schedule)
        self.holds("of several queues the first that may lie",
                   self.explain("get-nowait --replay a1b1A1"), "mutex-trylock, replayed")
        self.holds("a schedule without check", self.explain("claimed-slot --replay 'A3 B6 A1'"),
                   "vyukov, replayed", "EMPTY")

    def test_stale_and_foreign(self):
        good = self.result("vyukov", "vyukov")["shortest"]["schedule"]
        changed = good[:-1] + ("1" if good[-1] == "0" else "0")
        for words, line in (
                (f"vyukov --capacity 8 --replay {good}", "made for capacity 4, not 8"),
                (f"mutex --replay {good}", "made for vyukov, not for mutex"),
                (f"vyukov --program 'put | get' --replay {good}",
                 'not made for vyukov with the program "put | get"'),
                (f"vyukov --replay {good}f", "the check goes on"),
                (f"vyukov --replay {changed}", "from step 10 on: not what was done"),
                ("vyukov --replay A3B6", "after its 9 steps the program is not finished"),
                ("vyukov --replay A3B6A2", "step 11: A cannot go on, it has finished"),
                ("vyukov --replay A3C1", "column 3: there is no worker C"),
                ("vyukov --replay A3B6A1x", "column 7: there is no worker X"),
                ("vyukov --replay ''", "expected a schedule such as A3B6A1"),
                ("mutex --replay A1B1",
                 "step 2: B cannot do that here; its next step is lock(")):
            self.refused(65, words, line)


class Refusals(Explained):
    """Bad input."""

    def test_words(self):
        for words, line in (
                ("claimed-slot --program 'put | pot'", 'column 7: "pot" is no operation'),
                ("claimed-slot --capacity 0", "expected 1 to 1 000"),
                ("claimed-slot --states 0", "expected 1 to"),
                ("claimed-slot --queues vyukof", "expected vyukov"),
                ("vyukof", 'no lab or queue is called "vyukof"; expected vyukov'),
                ("claimed-slto", "expected claimed-slot"),
                ("claimed-slot --format=xml", "expected text, json, csv or graph"),
                ("claimed-slot trylock", "one lab or queue at a time"),
                ("claimed-slot --example --replay A1", "each show another execution"),
                ("", "name a lab or a queue")):
            self.refused(64, words, line)
        self.refused(69, "ck-ring", "sees only queues compiled from this tree's source")
        said = self.expect(0, "explain claimed-slot --queues vyukov-exact,ck-ring")
        self.holds("what is left out", said.err, "left out: ck-ring")
        self.holds("help", self.explain("--help"), "Usage: qlab explain")

    def test_lab_file(self):
        """A program that a lab's file gets wrong is the file's fault."""
        write("lab.ini", "[lab]\ntitle = Why?\n[queues]\nmutex = never\n[workload]\n"
                         "name = prefilled\n[explore]\nprogram = put; put\n")
        self.refused(65, FOLDER, 'lab.ini: program: "put; put": column 4: only "init:')


if __name__ == "__main__":
    main()
