#!/usr/bin/env python3
"""qlab merge: shards of one experiment as one result; and scripts/cluster, which give them out."""
import csv
import json
import math
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tarfile
import time
import unittest

import recomputed
from program import FOLDER, PROGRAM, ROOT, Case, end, main, run, seal, start

LAB = "rare-errors --queues mutex,mutex-trylock --tries 10 --duration 20ms --rounds 4"
SCRIPTS = ROOT / "scripts" / "cluster"
SEED = int(os.environ.get("QLAB_TEST_SEED", time.time_ns() % 2**31))
shards = FOLDER / "shards"


def only_run(folder):
    """The run folder in it."""
    return next(path.parent for path in folder.glob("*/run.json"))


def table(path):
    with open(path, encoding="utf-8") as file:
        return list(csv.DictReader(file))


def script(words, **variables):
    """Runs a script of scripts/cluster with the program under test."""
    return subprocess.run(f"{SCRIPTS}/{words}", shell=True, cwd=ROOT, encoding="utf-8",
                          env={**os.environ, "QLAB": PROGRAM, **variables}, capture_output=True)


class Merge(Case):
    @classmethod
    def setUpClass(cls):
        """Six shards on three nodes; shard 6 is shard 0 done twice."""
        for index in range(6):
            script(f"shard {shards} 7 {index} {LAB}", QLAB_NODE=f"node{index % 3}")
        time.sleep(1)  # started is told in seconds, and the earlier one is to count
        script(f"shard {shards}/again 7 0 {LAB}", QLAB_NODE="node0")

    def measured(self, words):
        """Runs it, whether the queue that may lie did so (0) or not (2)."""
        said = run(words)
        self.that(said.status in (0, 2), f"qlab {words}: got {said.status}, want 0 or 2:\n{said.err}")

    def merge(self, words):
        """Merges into a folder of its own; that folder."""
        output = FOLDER / f"merged-{time.monotonic_ns()}"
        self.measured(f"merge {words} --output {output}")
        return only_run(output)

    def test_shards_become_a_run(self):
        folder = self.merge(shards)
        document = json.loads((folder / "run.json").read_text())
        self.same("shards", document["shards"], 6)
        self.same("rounds", document["rounds"], 24)
        self.same("machines", [machine["node"] for machine in document["machines"]],
                  ["node0", "node1", "node2"])
        self.same("left out", [one["why"] for one in document["left_out"]], ["repeated"])
        rows = table(folder / "runs.csv")
        self.same("first column", next(iter(rows[0])), "shard")
        self.same("rows", len(rows), 6 * 4 * 2)
        self.same("tries", [row["tries"] for row in table(folder / "shards.csv")], ["1"] * 7)

    def recomputed(self, shards):
        """Merges what is there, and wants what another program makes of the same rows."""
        folder = self.merge(shards)
        folders = [path.parent for path in shards.glob("**/run.json")]
        points, shares = recomputed.recompute(folders, lambda machine: machine["node"])
        got = {(row["queue"], row["consumers"]): row for row in table(folder / "points.csv")}
        self.same("points", sorted(got), sorted(points))
        for key, want in points.items():
            for column, value in (("runs", want.runs), ("runs_with_spurious", want.lied),
                                  ("attempts", want.attempts), ("spurious", want.spurious),
                                  ("rate_median", want.rate), ("rate_low", want.low),
                                  ("rate_high", want.high)):
                self.near(f"{key} {column}", float(got[key][column]), value, 1e-8)
        machines = {(row["machine"], row["queue"], row["value"]): row
                    for row in table(folder / "machines.csv")}
        self.same("machines", sorted(machines), sorted(shares))
        for key, want in shares.items():
            row = machines[key]
            for column, value in (("shards", want.shards), ("shards_lied", want.lied),
                                  ("shards_low", want.low), ("shards_high", want.high),
                                  ("runs", want.runs), ("runs_lied", want.runs_lied),
                                  ("attempts", want.attempts), ("spurious", want.spurious)):
                self.near(f"{key} {column}", float(row[column]), value, 1e-8)
            self.near(f"{key} rate", float(row["rate"]), want.spurious / want.attempts, 1e-8)

    def test_statistics_are_those_of_the_rows(self):
        self.recomputed(shards)

    def test_statistics_of_random_folders(self):
        """Any number of shards a node, some done twice or not to the end; rows of any counts, some of no use."""
        print(f"seed {SEED}", file=sys.stderr)
        dice, made, of = random.Random(SEED), FOLDER / "random", only_run(shards / "1")
        for number in range(14):
            sound = number < 4  # so that each queue has rows of every node, and enough for an interval
            folder = made / str(number) / "run"
            shutil.copytree(of, folder)
            run_of = json.loads((folder / "run.json").read_text())
            run_of |= {"seed": number if sound else dice.randrange(9), "complete": sound or dice.random() < 0.9}
            run_of["machine"] |= {"node": "abca"[number] if sound else dice.choice("abc"),
                                  "started": f"20260101T0000{number:02}Z"}
            (folder / "run.json").write_text(json.dumps(run_of))
            rows = table(folder / "runs.csv")
            for row in rows:
                attempts = dice.choice((int(sound), dice.randrange(1, 20), dice.randrange(1, 10**6)))
                lies = row["queue"] != "mutex" and dice.random() < 0.6
                row |= {"warmup": int(row["round"] == "0"), "whole": int(sound or dice.random() < 0.9),
                        "attempts": attempts, "spurious": dice.randint(0, attempts) if lies else 0}
            with open(folder / "runs.csv", "w", encoding="utf-8", newline="") as file:
                out = csv.DictWriter(file, rows[0], lineterminator="\n")
                out.writeheader()
                out.writerows(rows)
            seal(folder)
        self.recomputed(made)

    def test_everything_reads_a_merged_folder(self):
        folder = self.merge(shards)
        self.in_turn("page", (folder / "run.txt").read_text(), "How often did it lie?",
                     "Where did it lie?", "between machines", "Merged: 6 shards on 3 machines",
                     "left out: 1 repeated", "Observation rare-errors mutex Never 0")
        self.holds("plot", self.expect(0, f"plot {folder} --format=svg").out, "rate.svg", "measures.svg")
        page = FOLDER / "merged.html"
        self.expect(0, f"report {folder} --output {page}")
        self.holds("report", page.read_text(), "Where did it lie?", "between machines")
        self.holds("note", self.expect(0, f"note {folder} --dry-run").out, "rare-errors")
        again = self.merge(folder)
        for name in "run.json", "runs.csv", "points.csv", "shards.csv", "machines.csv", "run.txt":
            self.that((again / name).read_text() == (folder / name).read_text(), f"{name} is the same")

    def test_trees_and_tars(self):
        tar = FOLDER / "shards.tar.gz"
        with tarfile.open(tar, "w:gz") as out:
            out.add(shards, "somewhere/shards")
        one = only_run(shards / "0")
        want = (self.merge(shards) / "runs.csv").read_text()
        self.that((self.merge(f"{tar} {one}") / "runs.csv").read_text() == want, "a tar is a tree")
        self.same("nothing is left of it", list(FOLDER.glob("qlab-merge.*")), [])

    def test_lies_decide_the_status(self):
        honest = FOLDER / "honest"
        for seed in 1, 2:
            self.expect(0, f"run {LAB} --queues mutex --seed {seed} --output {honest}")
            self.expect(2, f"run {LAB} --consumers 1 --queues mutex-trylock --seed {seed} "
                           f"--output {honest}-not")
        self.expect(0, f"merge {honest} --output {FOLDER}/holds")
        self.expect(2, f"merge {honest}-not --output {FOLDER}/not-seen")

    def test_what_cannot_be_merged(self):
        other = FOLDER / "other"
        self.measured(f"run {LAB} --work 3us --seed 1 --output {other}")
        self.complaint(65, f"merge {shards} {other}", "workload.work: 3000; expected 2000")
        self.complaint(66, "merge nowhere", "nowhere: No such file")
        empty = FOLDER / "empty"
        empty.mkdir()
        self.complaint(66, f"merge {empty}", "no run folder in it")
        self.complaint(65, "merge README.md", "tar cannot unpack it")
        self.complaint(64, "merge", "name run folders")
        damaged = FOLDER / "damaged"
        shutil.copytree(self.merge(shards), damaged)
        text = (damaged / "shards.csv").read_text()
        (damaged / "shards.csv").write_text(text.replace("\n1,,", "\n1,lost,"))
        seal(damaged)
        self.complaint(65, f"merge {damaged}", "shards.csv:3: left_out is 'lost'")
        (damaged / "shards.csv").unlink()
        self.complaint(66, f"plot {damaged}", "shards.csv: No such file")

    def test_an_incomplete_run_is_left_out(self):
        broken = FOLDER / "broken"
        process = start(f"run {LAB} --duration 2s --rounds 50 --seed 3 --output {broken}")
        time.sleep(0.5)
        os.killpg(process.pid, signal.SIGINT)
        self.same("interrupted", end(process).status, 130)
        if not list(broken.glob("*/run.json")):
            self.skipTest("it was interrupted before its first run was over")
        self.complaint(65, f"merge {broken}", "every run is incomplete")


class Plan(Case):
    def test_it_is_arithmetic(self):
        words = "rare-errors --queues mutex --tries 10 --duration 20ms --rounds 3"
        self.expect(0, f"run {words}")
        said = self.expect(0, f"run {words} --plan 1000x1h").out
        rows = [row for path in pathlib.Path(os.environ["QLAB_RESULTS"]).glob("rare-errors/*/runs.csv")
                for row in table(path)]
        elapsed, calls = (sum(int(row[name]) for row in rows) for name in ("elapsed_ns", "attempts"))
        shards = math.floor(3600e9 / elapsed) * 1000
        self.holds("shards", said, f"scripts/cluster/slurm shards {shards} 1 rare-errors")
        self.holds("calls", said, f"{calls * shards:.2e}".replace("e+", "e").replace("e0", "e"), "none")
        zero = 1 - 0.025 ** (1 / shards)
        self.holds("what none would mean", said, f"≤ {zero:.1e}".replace("e-0", "e-"))

    def test_what_is_no_plan(self):
        for plan in "1000", "0x1h", "10x", "10x5ms", "1000000000x1h", "axb":
            self.complaint(64, f"run rare-errors --plan {plan}", "expected machines and a time")
        self.complaint(66, "run rare-errors --queues vyukov --plan 10x1h", "no run of vyukov there")
        self.complaint(64, "run rare-errors --queues mutex --rounds 10k --plan 1x1s", "takes longer")


class Cluster(Case):
    def test_shard_is_done_once(self):
        out = FOLDER / "once"
        for _ in range(2):
            self.same("status", script(f"shard {out} 1 3 {LAB}").returncode, 0)
        self.same("runs", len(list(out.glob("3/*/run.json"))), 1)
        self.same("tries", len((out / "3" / "tries").read_text().splitlines()), 1)
        self.same("missing", script(f"missing {out} 5").stdout, "0,1,2,4\n")
        self.same("a shard that cannot run", script(f"shard {out} 1 4 no-such-lab").returncode, 64)

    def test_samples_in_parts(self):
        """Two parts, one by somebody else, are the whole, however often they are asked for."""
        out, words = FOLDER / "samples", "vyukov --engine pct --seed 3"
        whole = self.json(run(f"explain {words} --runs 3k --format=json").out)["results"][0]["sample"]
        self.same("a part has no sum", script(f"samples {out} 2 3000 {words}", PART="1").stdout, "")
        for _ in range(2):
            self.same("sum", script(f"samples {out} 2 3000 {words}").stdout,
                      f"3000 runs, {whole['lying']} lying, {whole['unfinished']} unfinished, "
                      f"first {whole['first']}\n")
        self.same("parts", sorted(path.name for path in out.iterdir()),
                  ["0..1500.json", "1500..3000.json"])
        self.same("usage", script("samples out 2").returncode, 64)

    def test_clients_in_parts(self):
        """Two parts, one by somebody else, are all clients, however often they are asked for."""
        out = FOLDER / "clients"
        (whole,) = self.json(run("explain two-lock --clients 4 --format=json").out)["queues"]
        self.same("a part has no sum", script(f"clients {out} 2 4 two-lock", PART="2").stdout, "")
        for _ in range(2):
            said = script(f"clients {out} 2 4 two-lock").stdout
            parts = [self.json(path.read_text())["queues"][0]["states"] for path in out.iterdir()]
            self.same("sum", said, f"{whole['programs']} programs, {whole['clients']} clients, "
                      f"{sum(parts)} states: never, proved up to 4 calls\n")
            self.that(sum(parts) >= whole["states"], f"{parts} states in parts, {whole['states']} in all")
        self.same("parts", sorted(path.name for path in out.iterdir()), ["1-2.json", "2-2.json"])
        self.same("a lie", script(f"clients {FOLDER}/lie 3 3 tests/own/gap.c").stdout.split(": ")[1],
                  'LIES in "put,get | put", capacity 1\n')
        self.same("usage", script("clients out 2").returncode, 64)
        for other in "3 two-lock", "4 mutex":
            (out / "2-2.json").unlink()
            script(f"clients {out} 2 {other}", PART="2")
            said = script(f"clients {out} 2 4 two-lock")
            self.same(f"{other} beside it", (said.returncode, said.stdout), (65, ""))
        self.holds("a part", run("explain two-lock --clients 3 --part 1/2").out, "Part 1 of 2", "never, in this part")
        said = script(f"clients {FOLDER}/timed 2 2 mutex --memory c11")
        self.holds("left out", said.stdout, " not tried: never, proved up to 2 calls")
        for part in "0/2", "3/2", "1", "1/2/3", "-1/2", "a/b":
            self.complaint(64, f"explain mutex --clients 2 --part {part}", "expected K/M, K from 1 to M")
        self.complaint(64, "explain mutex --part 1/2", "with --clients")

    def test_a_bundle_runs_where_nothing_is(self):
        """In an empty folder as the root, without /proc or a shell: run, merge, verify and explain."""
        linked = subprocess.run(["ldd", PROGRAM], encoding="utf-8", capture_output=True).stdout
        if os.geteuid() != 0 or "libasan" in linked or "libtsan" in linked:
            self.skipTest("only root may change the root, and sanitizers want /proc")
        top, tar = FOLDER / "empty-root", FOLDER / "bundle.tar.gz"
        done = script(f"bundle {tar}")
        self.same(f"bundle; stderr: {done.stderr}", done.returncode, 0)
        (top / "tmp").mkdir(parents=True)
        subprocess.run(["tar", "xzf", tar, "-C", top], check=True)
        loader = next((top / "qlab-bundle" / "lib").glob("ld-*")).name

        def inside(words):
            return subprocess.run(
                ["/usr/sbin/chroot", top, f"/qlab-bundle/lib/{loader}", "--library-path",
                 "/qlab-bundle/lib", "/qlab-bundle/bin/qlab", *words.split()], encoding="utf-8",
                env={"QLAB_LABS": "/qlab-bundle/labs", "QLAB_SCRIPTS": "/qlab-bundle/scripts",
                     "QLAB_RESULTS": "/tmp"}, capture_output=True)
        longer = LAB.replace("20ms", "200ms")  # or a busy machine makes no call that tests
        for seed in 1, 2:
            said = inside(f"run {longer} --queues mutex --seed {seed} --output /tmp/shards")
            self.same(f"run; stderr: {said.stderr}", said.returncode, 0)
        said = inside("merge /tmp/shards --output /tmp/merged")
        self.same(f"merge; stderr: {said.stderr}", said.returncode, 0)
        said = inside("verify /tmp/shards /tmp/merged")
        self.same(f"verify; stderr: {said.stderr}", said.returncode, 0)
        words = "explain trylock --format=csv"
        self.same("explain says the same", inside(words).stdout, run(words).out)

    @unittest.skipUnless(shutil.which("parallel"), "no GNU parallel")
    def test_a_killed_shard_is_given_out_again(self):
        out, once = FOLDER / "parallel", FOLDER / "killed-once"
        killer = FOLDER / "qlab-that-dies"
        killer.write_text(f"""#!/bin/sh
case "$*" in *"--seed 5000002 "*) if mkdir {once} 2>/dev/null; then kill -9 $$; fi ;; esac
exec {PROGRAM} "$@"
""")
        killer.chmod(0o755)
        done = script(f"local {out} 4 5 {LAB}", QLAB=str(killer))
        self.same(f"status; stderr: {done.stderr}", done.returncode, 0)
        self.that(once.exists(), "one was killed")
        self.same("its tries", len((out / "2" / "tries").read_text().splitlines()), 2)
        merged = FOLDER / "after-kill"
        self.that(run(f"merge {out} --output {merged}").status in (0, 2), "it can be merged")
        rows = table(only_run(merged) / "shards.csv")
        self.same("each shard once", [row["seed"] for row in rows],
                  ["5000000", "5000001", "5000002", "5000003"])
        self.same("how often it was begun", [row["tries"] for row in rows], ["1", "1", "2", "1"])


if __name__ == "__main__":
    main()
