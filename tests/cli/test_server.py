#!/usr/bin/env python3
"""Labs with databases and brokers: what is there runs, what is not is named, nothing is left."""
import os
import signal
import subprocess
import time

from program import FOLDER, PROGRAM, ROOT, Case, end, main, run, start, wait_for

SHORT = "--rounds 2 --duration 40ms"
RUNTIME = FOLDER / "r"
RUNTIME.mkdir()
os.environ["XDG_RUNTIME_DIR"] = str(RUNTIME)


def folders():
    """The folders of servers that are there now."""
    return sorted(os.listdir(RUNTIME))


class Servers(Case):
    """What a student sees of them."""

    def test_sqlite(self):
        """The lab without a server: exact queues never lie, and the folder goes."""
        said = run(f"run sqlite-busy --consumers 1,4 --format=json {SHORT}")
        self.that(said.status in (0, 2), f"exit status: got {said.status}; {said.err}")
        for point in self.json(said.out)["points"]:
            if point["claim"] == "exact" or point["consumers"] == 1:
                self.same(f"{point['queue']}: spurious", point["spurious"], 0)
        self.same("left behind", folders(), [])

    def test_models(self):
        """Given back: told Busy, and got by somebody else."""
        said = self.expect(0, "run skip-locked --queues skip-locked-asks --consumers 2 "
                              f"--rollback 50 --format=json {SHORT}")
        for point in self.json(said.out)["points"]:
            self.same("spurious", point["spurious"], 0)
            self.that(point["busy"] > 0, f"given back: got {point['busy']}")

    def test_frozen(self):
        """The three answers, without luck: the others ask while the first one stands still."""
        said = run("run frozen-worker --queues mutex,skip-locked,for-update,skip-locked-asks "
                   "--freeze 50ms --rounds 2 --format=json")
        self.same("exit status", said.status, 0)
        measured = {point["queue"]: point for point in self.json(said.out)["points"]}
        self.that(measured["skip-locked"]["spurious"] > 0, "skip-locked lies")
        for queue in "mutex", "for-update", "skip-locked-asks":
            self.same(f"{queue}: spurious", measured[queue]["spurious"], 0)
        self.that(measured["skip-locked-asks"]["busy"] > 0, "skip-locked-asks says Busy")
        for point in measured.values():
            self.same(f"{point['queue']}: never got", point["measures"]["never_got"]["max"], 0)

    def test_failover(self):
        """What was told OK by both is not lost; nobody is served before the watcher's patience ends."""
        said = run("run failover --rate 4k --patience 20ms --rounds 2 --format=json")
        if said.status == 69:
            self.holds("failover", said.err, "redis-failover")
            return
        self.that(said.status in (0, 2), f"exit status: got {said.status}; {said.err}")
        for point in self.json(said.out)["points"]:
            measures = point["measures"]
            self.same(f"{point['queue']}: spurious", point["spurious"], 0)
            self.that(measures["unserved"]["min"] >= 20e6, f"without a server: {measures['unserved']}")
            if point["queue"] == "redis-failover-wait":
                self.same("lost", measures["lost"]["max"], 0)
        self.same("left behind", folders(), [])

    def test_for_update(self):
        """By hand: told "no row", C looks once more, and does not say Empty. (What it is without that, the
        test of the documents tries.)"""
        said = subprocess.run([ROOT / "scripts" / "for_update", "--asks"], text=True,
                              capture_output=True, env=os.environ | {"QLAB": str(PROGRAM)})
        if said.returncode == 69:
            self.holds("for_update", said.stderr, "postgresql-15")
            return
        self.same("exit status", (said.returncode, said.stderr), (0, ""))
        self.holds("for_update", said.stdout, "C  is told                   no row", "0 spurious")

    def test_threads(self):
        self.complaint(64, "compare sqlite-wait sqlite-busy --workload prefilled",
                       "sqlite-wait runs with processes only, not with threads")

    def test_interrupted(self):
        """Killed at any moment: after a while no folder is there."""
        for signal_sent in signal.SIGKILL, signal.SIGINT, signal.SIGTERM:
            process = start("run sqlite-busy --duration 5s --rounds 3")
            wait_for(lambda: process.poll() is not None or folders())
            time.sleep(0.05)
            process.send_signal(signal_sent)
            end(process)
            self.that(wait_for(lambda: not folders(), 5),
                      f"nothing is left after {signal_sent.name}: {folders()}")


if __name__ == "__main__":
    main()
