#!/usr/bin/env python3
"""`qlab compare`: queues side by side, and with --throughput how much they move."""
import os
import signal

from program import SHORT, Case, end, main, results_written, run, start, wait_for

BRIEF = "--rounds 2 --duration 2ms --seed 7"


class Compare(Case):
    """By what a workload measures."""

    def test_compare(self):
        said = self.expect(0, "compare mutex two-lock --consumers 2 --rounds 11 --ops 2000")
        self.holds("names the queues", said.out, "two-lock")
        said = self.expect(0, "compare mutex two-lock --workload prefilled --consumers 2 "
                              "--rounds 2 --items 300 --format=json")
        self.json(said.out)
        said = self.expect(0, "compare get-nowait --queues mutex --rounds 2 --ops 100 "
                              "--format=json")
        self.same("a lab's last point", self.json(said.out)["workload"]["consumers"], 8)
        said = run("compare mutex-trylock-busy semaphore-trylock --workload prefilled " + SHORT)
        self.holds("a long name is not repeated", said.out, "than baseline")
        widest = max(said.out.splitlines(), key=len)
        self.that(len(widest) <= 100, f"at most 100 columns, got:\n{widest}")
        # A warm-up alone tests nothing.
        said = self.expect(2, "compare mutex --rounds 1 --ops 100")
        self.lacks("what does not exist is a dash", said.out, "nan")

    def test_refusals(self):
        self.complaint(64, "compare mutex two-lokc", "two-lock")
        self.complaint(64, "compare get-nowait mutex", "one lab")
        self.complaint(64, "compare mutex --workload nerver-empty", "never-empty")


class Throughput(Case):
    """compare --throughput."""

    def test_document(self):
        said = self.expect(0, "compare --throughput scq mutex scq --threads 1,3 --base mutex "
                              f"--format=json {BRIEF}")
        document = self.json(said.out)
        self.same("base", document["base"], "mutex")
        self.same("complete", document["complete"], True)
        self.same("queues: each once", len(document["queues"]), 2)
        self.same("points", len(document["comparison"]), 4)
        for i, point in enumerate(document["comparison"]):
            self.that(point["measures"]["operations_per_second"]["median"] is None
                      or point["ops_per_second"] > 0, f"point {i}: something was moved")
            self.same("threads", point["consumers"], 1 if i < 2 else 3)
            self.same("against", point["baseline"], "mutex")

    def test_page(self):
        before = results_written()
        said = self.expect(0, f"compare --throughput scq mutex --threads 2 {BRIEF}")
        self.holds("a page", said.out, "Operations a second", "only 1 pair")
        self.holds("stderr names the folder", said.err, "/throughput/")
        self.that(results_written() > before, "a run folder is written")
        said = self.expect(0, f"compare --throughput mutex --threads 1 --format=csv {BRIEF}")
        self.that(said.out.startswith("queue,baseline,value,"), f"CSV, got:\n{said.out}")

    def test_refusals(self):
        before = results_written()
        for words, line in (
                ("--throughput mutexx", "mutex"),
                ("--throughput get-nowait", "no queue"),
                ("--throughput mutex --threads 0", "--threads"),
                ("--throughput mutex --threads 2,2", "twice"),
                ("--throughput mutex --threads 65", "--threads"),
                ("--throughput mutex --threads " + ",".join(map(str, range(1, 34))), "at most 32"),
                ("--throughput mutex --capacity 2M", "--capacity"),
                ("--throughput mutex --base scq", "not among"),
                ("--throughput mutex --duration 5", "time"),
                ("--throughput mutex --duration 0", "duration"),
                ("--throughput mutex --rounds 0", "--rounds"),
                ("--throughput mutex --stamp raw", "no effect"),
                ("--throughput mutex --predict 4%", "no effect"),
                ("--throughput mutex --work 1us", "work means nothing in throughput"),
                ("mutex --base scq", "not among"),
                ("mutex --threads 4", "--throughput"),
                ("", "name a lab")):
            self.complaint(64, f"compare {words}", line)
        self.same("nothing written", results_written(), before)
        self.expect(73, f"compare --throughput mutex --threads 1 --output /proc/none {BRIEF}")
        self.expect(73, f"compare --throughput mutex --threads 1 {BRIEF} >/dev/full")

    def test_dry_run(self):
        before = results_written()
        said = self.expect(0, f"compare --throughput mutex scq --threads 1,2 --dry-run {BRIEF}")
        lines = said.out.splitlines()
        self.same("a command line per queue and number", len(lines), 4)
        self.that(lines[1].startswith("qlab compare mutex ") and "--workload throughput" in lines[1]
                  and "--consumers 2 " in lines[1], f"a command line, got:\n{said.out}")
        said = self.expect(0, lines[1].removeprefix("qlab ") + " --dry-run")
        self.same("which says the same", said.out.splitlines(), [lines[1]])
        self.same("nothing written", results_written(), before)

    def test_base(self):
        said = self.expect(0, "compare mutex two-lock --base two-lock --rounds 2 --ops 300")
        self.holds("against the one named", said.out, "every queue against two-lock")

    def test_processes(self):
        """What nobody records can run in processes, too."""
        said = self.expect(0, f"compare --throughput mutex --threads 2 --workers processes {BRIEF}")
        self.holds("they are told", said.out, "queue · processes →")

    def test_interrupt(self):
        """A run of minutes ends at once, and says that it is not whole."""
        going = start("compare --throughput mutex --threads 2 --rounds 3 --duration 500s "
                      "--format=json")
        # A sanitizer may have a thread of its own: then one of the two workers is enough.
        self.that(wait_for(lambda: len(os.listdir(f"/proc/{going.pid}/task")) >= 3),
                  "a worker runs")
        going.send_signal(signal.SIGINT)
        said = end(going)
        self.same("interrupted", said.status, 130)
        self.same("complete", self.json(said.out)["complete"], False)


if __name__ == "__main__":
    main()
