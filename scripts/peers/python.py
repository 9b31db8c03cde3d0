#!/usr/bin/env python3
"""Runs a queue of Python's own library and writes what happened as a trace (src/history/TRACE.md).

    scripts/peers/python.py --queue python-mp --consumers 4 --items 2000 > trace.csv
    build/qlab judge trace.csv

One run of one workload, on a fresh queue. Workers are processes (threads for python-thread), are
started before anything is put, and begin together. They end with this process, whatever ends it,
and it ends after --limit seconds at the latest; then the trace says `# whole: no`. Exit status: 0,
also for a run that is not whole; 1 a worker failed; 2 usage; 69 something is missing; 71 the system.
"""

import sys

sys.dont_write_bytecode = True  # a run leaves nothing behind

import argparse
import os
import random
import signal
import threading
import time

if sys.version_info < (3, 8):
    print("python.py: needs Python 3.8 or newer, this is", sys.version.split()[0], file=sys.stderr)
    sys.exit(69)

try:
    import kinds
    import record
    import workloads
except ImportError as missing:
    print("python.py: %s; expected a Python with all of its library" % missing, file=sys.stderr)
    sys.exit(69)

GRACE = 3.0  # s from the end of a run until a worker counts as stuck
QUIET = 0.5  # s without an item after which a queue counts as drained


def arguments():
    parser = argparse.ArgumentParser(
        description="Runs a queue of Python's library and writes a trace.",
        epilog="Times are in ns. build/qlab run LAB --with-python calls this by itself.")
    whole = {"consumers": 4, "producers": 1, "items": 2000, "rate": 0, "work": 0, "looks": 0,
             "jitter": 20000, "ops": 0, "duration": 0, "timeout": 0, "bytes": 0, "seed": 1,
             "rollback": 0}  # which is heard and not done: nothing is given back to these queues
    parser.add_argument("--queue", choices=kinds.KINDS, required=True)
    parser.add_argument("--workload", choices=workloads.WORK, default="prefilled")
    for name, usual in whole.items():
        parser.add_argument("--" + name, type=int, default=usual, metavar="N")
    parser.add_argument("--flush", choices=["yes", "no"], default="yes")
    parser.add_argument("--case", choices=["first", "warm", "large", "computing"], default="warm")
    parser.add_argument("--pin", action="store_true", help="worker i on the i-th processor")
    parser.add_argument("--limit", type=float, default=60, metavar="S", help="end after so long")
    settings = parser.parse_args()
    settings.timeout /= 1e9
    settings.workers = settings.consumers
    if settings.workload == "producer-consumer":
        settings.workers += settings.producers
    if settings.workload == "delay":
        settings.workers = 2 if settings.case == "computing" else 1
    return settings


class TimeIsUp(Exception):
    """The limit has come."""


class Worker:
    """One worker: a process, or a thread."""

    def __init__(self, board, gate, queue, settings, index):
        self.board, self.gate, self.settings, self.index = board, gate, settings, index
        self.kind, self.payload, self.queue = type(queue), bytes(settings.bytes), queue
        self.record = record.Recorder(board, index, queue)
        body = threading.Thread if self.kind.threads else kinds.context.Process
        self.body = body(target=self.live, args=(os.getpid(),), daemon=True)
        self.body.start()

    def item(self, n):
        """The worker's n-th item, n >= 1: unique in the run, and small, for so are its frames."""
        return n * (self.settings.workers + 1) + self.index

    def message(self, item):
        """What is put for an item."""
        return (item, self.payload) if self.payload else item

    def live(self, parent):
        try:
            if not self.kind.threads:
                kinds.die_with_parent(parent)
            self.work()
        except BaseException as error:  # of whatever kind: nobody else would tell
            print("python.py: worker %d: %s: %s" % (self.index, type(error).__name__, error),
                  file=sys.stderr, flush=True)
            self.record.count(record.FAILED)
        self.record.count(record.FINISHED)
        if not self.kind.threads:
            self.queue.close()  # waits until all is in the pipe, where the parent drains it
        self.record.count(record.FLUSHED)
        while not self.kind.threads:  # a feeder may still be writing: the parent ends us
            time.sleep(3600)

    def work(self):
        """Gate, jitter, the workload."""
        settings, chance = self.settings, random.Random(self.settings.seed * 64 + self.index)
        cpu = time.thread_time_ns if self.kind.threads else time.process_time_ns
        if settings.pin:
            allowed = sorted(os.sched_getaffinity(0))
            os.sched_setaffinity(0, {allowed[self.index % len(allowed)]})
        if self.kind is kinds.Managed:
            self.record.warm_up()
        self.gate.acquire()
        self.record.count(record.STANDING)
        while self.board.total(record.STANDING) < settings.workers and not self.board.is_over():
            time.sleep(0)
        workloads.busy(self, chance.randint(0, settings.jitter))
        began = cpu()
        workloads.WORK[settings.workload](self)
        self.record.count(record.CPU, cpu() - began)

    def gone(self):
        """Whether it was killed before it had finished."""
        return not self.board.counter(self.index, record.FINISHED) and not self.body.is_alive()

    def end(self):
        if not self.kind.threads:
            self.body.kill()
            self.body.join()


def fill(board, queue, settings):
    """Puts all items before the start, in a log of its own; sees to it that they are in the pipe,
    unless --flush=no."""
    recorder = record.Recorder(board, settings.workers, queue)
    items = [n * (settings.workers + 1) + settings.workers for n in range(1, settings.items + 1)]
    if queue.pipe:
        queue.pipe.make_room(len(items), kinds.frame_size(items[-1]))
    for item in items:
        if recorder.on():
            recorder.put(item, item)
    if queue.pipe and settings.flush == "yes":
        queue.pipe.wait_for(sum(map(kinds.frame_size, items)))


def watch(board, crew, settings):
    """Waits until the workers have finished, and ends the run in time. True if all came back."""
    deadline = time.monotonic() + settings.duration / 1e9 if settings.duration else None
    grace = None
    while board.total(record.FINISHED) < settings.workers:
        time.sleep(0.0005)
        now = time.monotonic()
        if deadline and now > deadline or workloads.all_done(board, settings):
            board.end()
        if board.is_over() and not grace:
            grace = now + GRACE
        if any(worker.gone() for worker in crew) or grace and now > grace:
            return False
    return True


def drain(board, queue, settings):
    """Gets what the workers left, in a log of its own, when all is over. True if nothing is left:
    what was put and did not come is lost."""
    if settings.workload == "delay" and settings.case == "first":
        return False  # every item had a queue of its own, which is gone
    recorder = record.Recorder(board, settings.workers + 1, queue)
    recorder.use_last(queue)
    quiet = time.monotonic()
    while board.total(record.GOTS) < board.total(record.PUTS):
        if recorder.drain() or not (queue.is_flushed()
                                    and board.total(record.FLUSHED) == settings.workers):
            quiet = time.monotonic()
        elif time.monotonic() - quiet > QUIET:
            break
    return not recorder.is_full()


def write_trace(board, settings, whole, drained):
    out, cpu = sys.stdout, board.total(record.CPU)
    kind = kinds.KINDS[settings.queue]
    out.write("# %s, %s\n" % (kind.call, settings.workload))
    out.write("# ticks_per_second: 1000000000\n")
    out.write("# peer: Python %s: CLOCK_MONOTONIC around the call, %d ns wider than it\n"
              % (sys.version.split()[0], record.pair_cost()))
    out.write("# cpu_ns: %d\n" % cpu)
    out.write("# whole: %s\n" % ("yes" if whole else "no"))
    if drained:
        out.write("# drained\n")
    out.write("worker,kind,answer,item,invoked,returned\n")
    for worker, log in enumerate(board.logs):
        out.writelines(record.lines_of(log, worker))
    out.flush()


def time_is_up(number, frame):
    raise TimeIsUp


def run():
    settings = arguments()
    signal.signal(signal.SIGALRM, time_is_up)
    board = record.Board(settings.workers + 2)  # who fills, and who drains
    crew, whole, drained = [], False, False
    try:
        signal.setitimer(signal.ITIMER_REAL, settings.limit)
        queue = kinds.KINDS[settings.queue](settings)
        gate = kinds.context.Semaphore(0)
        for index in range(settings.workers):
            crew.append(Worker(board, gate, queue, settings, index))
        if settings.workload in workloads.FILLED:
            fill(board, queue, settings)
        for _ in crew:
            gate.release()
        whole = watch(board, crew, settings)
        drained = whole and drain(board, queue, settings)
        signal.setitimer(signal.ITIMER_REAL, 0)
    except TimeIsUp:
        pass
    for worker in crew:
        worker.end()
    write_trace(board, settings, whole, drained)
    return 1 if board.total(record.FAILED) else 0


if __name__ == "__main__":
    try:
        status = run()
    except kinds.Refused as refused:
        print("python.py: %s" % refused, file=sys.stderr)
        status = 69
    except KeyboardInterrupt:
        status = 130
    except OSError as error:  # no process, no memory, no room for the trace
        print("python.py: %s" % error, file=sys.stderr)
        status = 71
    sys.stderr.flush()
    os._exit(status)  # nothing waits for feeders, managers or threads: they end with us
