#!/usr/bin/env python3
"""`qlab run`: its documents, pages and folders, and what it refuses."""
from program import FOLDER, PROGRAM, SHORT, Case, main, results_written, run, write

KEYS = ("queue", "family", "claim", "consumers", "runs", "attempts", "got", "spurious",
        "legal_empty", "busy", "episodes", "rate_median", "rate_low", "rate_high",
        "first_attempt_rate", "ops_per_second", "verdict", "longest_episode_ns",
        "runs_with_spurious")


class Run(Case):
    """What a run says and writes."""

    def test_json(self):
        before = results_written()
        said = run(f"run get-nowait --format=json --seed 7 --consumers 1,2 {SHORT}")
        # 2 is right too: whether a lie shows in so short a run is luck.
        self.that(said.status in (0, 2), f"exit status: got {said.status}, want 0 or 2")
        self.holds("stderr names the folder", said.err, "wrote ")
        self.that(results_written() > before, "a run folder is written")
        document = self.json(said.out)
        self.same("lab", document["lab"], "get-nowait")
        self.same("complete", document["complete"], True)
        self.that(isinstance(document["machine"], dict), "machine is an object")
        self.same("points", len(document["points"]), 20)
        for point in document["points"]:
            for key in KEYS:
                self.that(key in point, f"{point['queue']} has key {key}")
            if point["consumers"] == 1 or point["claim"] == "exact":
                self.same(f"{point['queue']}: spurious", point["spurious"], 0)
            self.same(f"{point['queue']}: got", point["got"], 300 * point["runs"])

    def test_text(self):
        said = self.expect(2, "run get-nowait --queues mutex,mutex-trylock --consumers 1 "
                              f"--predict 5% {SHORT}")
        self.holds("a line to grep", said.out, "Observation get-nowait mutex Never 0 ")
        self.lacks("colour in a pipe", said.out, "\033")
        self.lacks("zero as a number", said.out, "0.00 %")
        mutex = "run get-nowait --queues mutex --consumers 2"
        self.expect(0, f"{mutex} --color=always {SHORT}")
        said = self.expect(0, f"{mutex} --format=csv {SHORT}")
        self.that(said.out.startswith("queue,"), f"a header of CSV, got {said.out:.40}")
        self.expect(0, f"{mutex} --stamp ticket --pin {SHORT}")
        self.expect(0, "run claimed-slot --queues vyukov-exact --workers processes --consumers 2 "
                       "--rounds 2 --duration 20ms")

    def test_without_python(self):
        """What is missing is told and left out; the rest runs."""
        said = self.expect(0, f"run get-nowait --queues mutex --with-python --consumers 2 {SHORT}",
                           QLAB_PYTHON="/no/python")
        self.holds("told", said.err, "left out: python-mp: ")
        self.lacks("a row of it", said.out, "python")
        self.holds("the rest runs", said.out, "Observation get-nowait mutex Never")

    def test_dry_run(self):
        before = results_written()
        lines = self.expect(0, "run get-nowait --dry-run --seed 3").out.splitlines()
        for line in lines:
            self.that(line.startswith("qlab run get-nowait --queues "), f"a command line: {line}")
        self.same("a line per queue and point", len(lines), 40)
        self.same("nothing written", results_written(), before)
        said = run(f"$({PROGRAM} run get-nowait --queues two-lock --consumers 2 {SHORT} --dry-run"
                   " | cut -d' ' -f2-)")
        self.same("the line printed runs as it stands", said.status, 0)


class Refusals(Case):
    """One line that says why, and nothing is written."""

    def test_options(self):
        before = results_written()
        for words, line in (
                ("", "name a lab"),
                ("get-nowait trylock", "one lab"),
                ("get-nowiat", "get-nowait"),
                ("get-nowait --consumers 0", "--consumers"),
                ("get-nowait --consumers 1000000000", "--consumers"),
                ("get-nowait --consumers 1,x", "--consumers"),
                ("get-nowait --rounds -1", "--rounds"),
                ("get-nowait --queues mutexx", "mutex"),
                ("get-nowait --workers fibres", "threads"),
                ("get-nowait --stamp none", "fenced"),
                ("get-nowait --predict 120%", "--predict"),
                ("get-nowait --format xml", "text, json or csv"),
                ("get-nowait --color sometimes", "auto, always or never"),
                ("get-nowait --seed x", "--seed"),
                ("get-nowait --duration 5", "time"),
                ("get-nowait --producers 2", "producers"),
                ("trylock --with-python", "never-empty is for queues in C alone"),
                ("get-nowait --with-python --capacity 60k", "expected capacity 0")):
            self.complaint(64, f"run {words}", line)
        self.complaint(69, "run get-nowait --queues python-mp", "install python3",
                       QLAB_PYTHON="/no/python")
        self.same("nothing written", results_written(), before)

    def test_output(self):
        self.expect(73, "run get-nowait --queues mutex --consumers 1 --output /proc/none " + SHORT)
        self.expect(73, "list >/dev/full")
        said = self.expect(73, f"run get-nowait --queues mutex --format=json {SHORT} >/dev/full")
        self.lacks("a failure is no success", said.err, "Success")

    def test_lab_files(self):
        """File and line."""
        before = results_written()
        for text, line in (
                ("[lab]\ntitle = x\ncolour = red\n", 3),
                ("[lab]\ntitle = x\n[queues]\nmutexx = never\n", 4),
                ("[lab]\ntitle = x\n[queues]\nmutex = never\n[workload]\nname = prefilled\n"
                 "consumers =\n", 7),  # a sweep over nothing
                ("[lab]\ntitle = x\n[queues]\nmutex = never\n[workload]\nname = prefilled\n"
                 "consumers = 1000000000\n", 7),
                ("[lab]\ntitle = x\n[measure]\nrounds = -3\n", 4)):
            path = write("bad-lab/lab.ini", text)
            self.complaint(65, f"run {FOLDER}/bad-lab", f"{path}:{line}: ")
        self.same("nothing written", results_written(), before)


if __name__ == "__main__":
    main()
