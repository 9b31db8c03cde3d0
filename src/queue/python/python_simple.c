/* Python's multiprocessing.SimpleQueue, with a lock of ours around "look, then get": the control
 * that has the pipe of multiprocessing.Queue, but neither its feeder nor its tried lock. */
#include "queue/queue.h"

const struct queue_class queue_python_simple = {
    .name = "python-simple",
    .family = "library",
    .summary = "Python's multiprocessing.SimpleQueue; look and get under one lock, waited for",
    .claim = QUEUE_EXACT, /* put() writes into the pipe itself, and who looks holds the lock */
    .progress = "blocking: every get waits for the lock",
    .reference = "CPython, Lib/multiprocessing/queues.py, class SimpleQueue",
    .source = "src/queue/python/python_simple.c",
    .peer = "python.py",
};
