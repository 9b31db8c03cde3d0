#!/usr/bin/env python3
"""explain --memory c11, and --mutate-orders: what C11 promises, and which orders a queue needs."""
import os
import random
import re

from explained import Explained
from program import main

SEED = os.environ.get("QLAB_TEST_SEED", "1")

# The exact queues whose code asks for orders, and clients of how many calls are asked for them all.
QUICK = {"two-lock": 4, "two-index-exact": 5, "mutex-robust": 4, "spin-ticket": 3, "spsc-seq-cst": 5,
         "frozen-segment-exact": 5, "skip-locked-asks": 3, "doorbell-fences": 5, "scq": 2,
         "ring-backoff": 4, "vyukov-exact": 4, "michael-scott": 3}
# And of more, where that takes half a minute at most. (Weakened, scq would need more room for three calls.)
SLOW = {"mpsc-gap-busy": 4, "two-lock": 5, "spin-ticket": 4, "spsc-seq-cst": 6, "skip-locked-asks": 4,
        "michael-scott": 4}


class Orders(Explained):
    """Every order weakened by one step. What GenMC refutes under RC11 is refuted here."""

    def rows(self, words):
        """[line, code, order, instead, then, client, places, steps] of the table; the last three may lack."""
        page = self.explain(words)
        self.check_width(words, page)
        cells = [re.split(r"\s{2,}", line.strip()) for line in page.splitlines()]
        return [row for row in cells if len(row) > 4 and row[0].isdigit()]

    def then(self, rows, code, order, instead):
        """What comes of the one row that is so."""
        found = [row[4:] for row in rows if row[1].startswith(code) and row[2:4] == [order, instead]]
        self.same(f"rows of {code}, {order} to {instead}", len(found), 1)
        return found[0][:3]

    def test_weakened(self):
        ring = self.rows("ring-backoff --mutate-orders 2")
        for code, order in (("atomic_store(&cell->seq", "release"), ("if (atomic_load(&cell->s", "acquire")):
            self.same(code, self.then(ring, code, order, "relaxed"), ["INVENTS", "put | get", "1"])
        linked = self.rows("michael-scott --queues michael-scott --mutate-orders 2")
        code = "if (last && !atomic"
        self.same(code, self.then(linked, code, "release", "relaxed"), ["LOSES", "put | put", "2"])
        stored = self.rows("spsc-seq-cst --mutate-orders 3")
        code = "atomic_store(&q->tail"
        self.same("seq_cst here could be release", self.then(stored, code, "seq_cst", "release"), ["never"])
        self.same("and no less", self.then(stored, code, "seq_cst", "relaxed"), ["RACE", "put | get", "1"])

    def test_every_order(self):
        """Every order is needed by some client, or the source says why it stays."""
        print(f"seed {SEED}")
        queues = QUICK | SLOW
        if not os.environ.get("QLAB_TEST_ALL"):
            queues = {queue: QUICK[queue] for queue in random.Random(SEED).sample(sorted(QUICK), 2)}
        for queue, calls in queues.items():
            with self.subTest(queue=queue):
                words = f"{queue} --queues {queue} --mutate-orders {calls}"
                page = self.explain(words)
                self.check_width(words, page)
                self.lacks(queue, page, "does not say why", "bounded")
                never = {line.split()[0] for line in page.splitlines() if line.endswith("  never")}
                told = set(re.findall(r"^  line (\d+): \w+.* could be .*", page, re.M))
                self.same(f"{queue}: lines told of", told, never)
        unsaid = self.explain("vyukov-exact --queues vyukov-exact --mutate-orders 1")
        self.holds("orders without a reason", unsaid, "does not say why it stays")

    def test_mistakes(self):
        for words, line in (("--mutate-orders 9", "--mutate-orders: got '9', expected 1 to 6"),
                            ("--mutate-orders 2 --format=json", "prints a table"),
                            ("--mutate-orders 2 --program put", "every small client")):
            self.refused(64, f"vyukov {words}", line)


class C11(Explained):
    """What the memory model says of itself."""

    def test_told(self):
        page = self.explain("michael-scott --queues michael-scott --memory c11")
        self.holds("bounds", page, "C11 memory (RC11", "never")

    def test_arm(self):
        """A lie that x86 never shows, on an x86."""
        words = "tests/own/relaxed.c --program 'put | put,get'"
        for memory in "sc", "tso":
            self.holds(memory, self.explain(f"{words} --memory {memory}"), "exact  never")
        page = self.explain(f"{words} --memory c11", 1)
        self.holds("c11", page, "exact  LIES", "slot[0] = 0 (old)  EMPTY", "8 steps",
                   "By what happened before it, item 2 was put and", "never shows it", "such as ARM")
        self.check_width(words, page)
        schedule = re.search(r"--replay (\S+)", page)[1]
        same = self.explain(f"{words} --memory c11 --replay '{schedule}'", 1)
        self.holds("replayed", same, "slot[0] = 0 (old)  EMPTY")

    def test_refused(self):
        self.refused(64, "given-up --memory c11 --program 'put | get_timed'", "C11 memory knows no time")
        self.refused(64, "vyukov --memory c11 --engine dpor", "stories are told in sequentially consistent memory")


if __name__ == "__main__":
    main()
