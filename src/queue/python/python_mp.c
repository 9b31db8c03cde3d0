/* The real multiprocessing.Queue, in the python3 of this machine: run and recorded by a script,
 * judged like all others. cpython-mp is its algorithm in C. */
#include "queue/queue.h"

const struct queue_class queue_python_mp = {
    .name = "python-mp",
    .family = "library",
    .summary = "Python's multiprocessing.Queue itself, recorded from outside",
    .claim = QUEUE_INEXACT, /* "There may be an infinitesimal delay": the library's documentation */
    .order = QUEUE_BAG,     /* each process writes in order, between processes there is none */
    .window = "Lib/multiprocessing/queues.py: get(), `if not self._rlock.acquire(block, timeout): "
              "raise Empty`; put(), `self._buffer.append(obj)`: the feeder thread writes later",
    .progress =
        "blocking: a feeder thread, and a lock of the readers that is tried, not waited for",
    .reference = "CPython, Lib/multiprocessing/queues.py; gh-87302 (bpo-43136)",
    .source = "src/queue/python/python_mp.c",
    .peer = "python.py",
};
