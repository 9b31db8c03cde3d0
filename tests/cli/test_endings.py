#!/usr/bin/env python3
"""Runs that are ended from outside: what exists is saved, and nobody is left behind."""
import os
import resource
import signal

from program import FOLDER, SHORT, Case, children_of, end, main, start, state_and_parent, wait_for

# A run that lasts until somebody ends it.
ENDLESS = ("run get-nowait --queues mutex,mutex-trylock --consumers 2 --rounds 10000 "
           "--duration 500ms --items 2000 --ops 0 --format=json")


class Endings(Case):
    """The signals that a run may get, and its workers."""

    def wait_for_workers(self, lab, count, what):
        """Waits until so many workers run; the first."""
        workers = wait_for(lambda: [one for one in [children_of(lab.pid)] if len(one) >= count])
        self.that(workers, what)
        return workers[0][0]

    def check_gone(self, worker, what="the worker is gone"):
        """Waits until the process is gone or a zombie."""
        self.that(wait_for(lambda: state_and_parent(worker)[0] == "Z"), what)

    def endless(self):
        """A run without end, and a worker of it."""
        lab = start(ENDLESS)
        return lab, self.wait_for_workers(lab, 2, "two workers start")

    def test_interrupt(self):
        lab, worker = self.endless()
        lab.send_signal(signal.SIGINT)
        said = end(lab)
        self.same("exit status", said.status, 130)
        self.check_gone(worker)
        if said.out:
            self.same("complete", self.json(said.out)["complete"], False)

    def test_signal_to_the_group(self):
        """It ends workers too, but none that would have to be reported."""
        for number in signal.SIGINT, signal.SIGTERM, signal.SIGHUP:
            lab, worker = self.endless()
            os.killpg(lab.pid, number)
            said = end(lab)
            self.same("exit status", said.status, 130)
            self.lacks("no worker was lost", said.err, "not counted")
            self.check_gone(worker)

    def test_terminal_closed(self):
        """What was measured is saved; nohup goes on."""
        output = FOLDER / "closed"
        lab = start(f"{ENDLESS} --output {output}")
        self.wait_for_workers(lab, 2, "two workers start")
        lab.send_signal(signal.SIGHUP)
        self.same("exit status", end(lab).status, 130)
        for folder in output.iterdir() if output.exists() else ():
            self.expect(0, f"verify {folder}")
        lab = start(ENDLESS, first=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
        self.wait_for_workers(lab, 2, "two workers start")
        lab.send_signal(signal.SIGHUP)
        self.that(lab.poll() is None, "nohup: it goes on")
        lab.send_signal(signal.SIGTERM)
        self.same("exit status", end(lab).status, 130)

    def test_large_files(self):
        """A limit of a file's size is a write that fails, and nothing half is left."""
        output = FOLDER / "limited"
        said = self.expect(73, f"run get-nowait --queues mutex {SHORT} --consumers 1 --output {output}",
                           first=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)))
        self.holds("stderr", said.err, "File too large")
        self.same("left", [path.name for path in output.iterdir()], [])

    def test_killed_worker(self):
        lab, worker = self.endless()
        os.kill(worker, signal.SIGKILL)
        self.check_gone(worker, "the killed worker is reaped")
        self.wait_for_workers(lab, 2, "the next run starts")
        lab.send_signal(signal.SIGINT)
        said = end(lab)
        self.same("exit status", said.status, 130)
        self.holds("says so", said.err, "killed by a signal")
        self.same("children left", children_of(lab.pid), [])

    def test_stopped_worker(self):
        """It is alive and makes no call, and the run has no duration: as in a deadlock."""
        lab = start("run get-nowait --queues mutex --consumers 1 --rounds 1 --items 2000 "
                    "--ops 1000000000 --duration 0")
        worker = self.wait_for_workers(lab, 1, "a worker starts")
        os.kill(worker, signal.SIGSTOP)
        said = end(lab)
        self.same("exit status: nothing was tested", said.status, 2)
        self.that("made no progress" in said.err and "killed by" not in said.err,
                  f"says so, got {said.err!r}")
        self.check_gone(worker)

    def test_killed_lab(self):
        lab, worker = self.endless()
        lab.kill()
        self.same("killed", end(lab).status, 128 + signal.SIGKILL)
        self.check_gone(worker, "no worker outlives the lab")

    def test_children_ignored(self):
        """Whoever starts the lab may ignore its own children, and that is inherited."""
        said = self.expect(0, "run get-nowait --workers processes --queues mutex --consumers 2 "
                              "--rounds 2 --duration 50ms --format=csv",
                           first=lambda: signal.signal(signal.SIGCHLD, signal.SIG_IGN))
        self.lacks("no worker died", said.err, "killed")


if __name__ == "__main__":
    main()
