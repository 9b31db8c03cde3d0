"""Recording: what a worker asked, what it was told and when, in memory that outlives the worker.

All is mapped once, before any worker is forked: a flag, counters per worker, and a log per worker
with room for as many calls as anybody will make; pages that nobody writes cost nothing. A call is
three numbers in the log: invoked, returned and what it was. They are written in this order, so a
worker that is killed inside a call leaves one that says so.

The stamps are CLOCK_MONOTONIC in ns, the same clock in every process. They are taken outside of the
call, so the true call lies inside of what is recorded, and a recorded Empty is judged spurious only
if all of the wider interval was covered: the verdict stays right, and at worst a lie is missed.
"""

import mmap
from queue import Empty
from time import monotonic_ns as clock

CALLS_MOST = 1 << 19  # of one worker

# What a call was: a kind and answer in the highest bits, and the item below. A get that has not
# returned is 0, one that took something is the item alone.
EMPTY, TRUE, FALSE, LOOKING, PUT, PUTTING = (kind << 56 for kind in range(1, 7))
ITEM = (1 << 56) - 1
WORDS = {
    0: "get,got",
    EMPTY: "get,empty",
    TRUE: "empty,true",
    FALSE: "empty,false",
    LOOKING: "empty,-",
    PUT: "put,ok",
    PUTTING: "put,-",
}

# A worker's counters, each written by this worker alone and read by everybody.
PUTS, GOTS, STANDING, PRODUCED, FINISHED, FAILED, CPU, FLUSHED = range(8)
COUNTERS = 8


class Board:
    """The shared memory of a run: whether it is over, and everybody's counters and logs."""

    def __init__(self, workers):
        self.counters = memoryview(mmap.mmap(-1, 8 * (1 + COUNTERS * workers))).cast("Q")
        self.logs = [memoryview(mmap.mmap(-1, 24 * (CALLS_MOST + 1))).cast("Q")
                     for _ in range(workers)]

    def is_over(self):
        return self.counters[0]

    def end(self):
        self.counters[0] = 1

    def counter(self, worker, which):
        return self.counters[1 + COUNTERS * worker + which]

    def total(self, which):
        """The counter's sum over all workers."""
        return sum(self.counters[1 + which::COUNTERS])


class Recorder:
    """One worker's stamped calls. Every call needs on(): room in the log."""

    def __init__(self, board, worker, queue):
        self.board = board
        self.log = board.logs[worker]
        self.base = 1 + COUNTERS * worker
        self.at = 0  # where the next call goes
        self.use(queue)

    def use(self, queue):
        """From now on the calls go to this queue."""
        self._put, self._take, self._look = queue.put, queue.take, queue.look

    def use_last(self, queue):
        """From now on gets wait for a while: for who drains it."""
        self.use(queue)
        self._take = queue.take_last

    def is_full(self):
        return self.at == 3 * CALLS_MOST

    def warm_up(self):
        """A call that is not recorded, for queues whose first call does more than the others."""
        self._look()

    def count(self, which, amount=1):
        self.board.counters[self.base + which] += amount

    def on(self):
        """Whether the worker may make one more call. A full log ends the run for everybody."""
        if self.is_full():
            self.board.end()
        return not self.board.counters[0]

    def put(self, item, message):
        log, at = self.log, self.at
        log[at + 2] = PUTTING | item
        log[at] = clock()
        self._put(message)
        log[at + 1] = clock()
        log[at + 2] = PUT | item
        self.at = at + 3
        self.count(PUTS)

    def get(self):
        """One get that does not wait: the item, or None for Empty."""
        log, at = self.log, self.at
        log[at] = clock()
        try:
            item = self._take()
        except Empty:
            log[at + 1] = clock()
            log[at + 2] = EMPTY
            item = None
        else:
            log[at + 1] = clock()
            if type(item) is tuple:  # it came with a payload
                item = item[0]
            log[at + 2] = item
            self.count(GOTS)
        self.at = at + 3
        return item

    def drain(self):
        """A get that is recorded only if it got something. False: Empty, or the log is full."""
        at = self.at
        if self.is_full() or self.get() is None:
            self.at = at
            self.log[at] = 0
            return False
        return True

    def look(self):
        """One empty()."""
        log, at = self.log, self.at
        log[at + 2] = LOOKING
        log[at] = clock()
        says = self._look()
        log[at + 1] = clock()
        log[at + 2] = TRUE if says else FALSE
        self.at = at + 3
        return says


def pair_cost():
    """By how much an interval is wider than its call: the median of an empty pair of stamps, ns."""
    log, costs = memoryview(bytearray(24)).cast("Q"), []
    for _ in range(1001):
        log[0] = clock()
        log[1] = clock()
        costs.append(log[1] - log[0])
    return sorted(costs)[500]


def lines_of(log, worker):
    """A worker's log as lines of a trace."""
    lines = []
    for invoked, returned, what in zip(*[iter(log)] * 3):
        if not invoked:
            break
        kind = what & ~ITEM
        if what == 0:
            line = "%d,get,-,0,%d,-\n" % (worker, invoked)
        elif kind in (LOOKING, PUTTING):
            line = "%d,%s,%d,%d,-\n" % (worker, WORDS[kind], what & ITEM, invoked)
        else:
            line = "%d,%s,%d,%d,%d\n" % (worker, WORDS[kind], what & ITEM, invoked, returned)
        lines.append(line)
    return lines
