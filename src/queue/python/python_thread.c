/* Python's queue.Queue, which is for threads: its get_nowait() waits for the mutex. */
#include "queue/queue.h"

const struct queue_class queue_python_thread = {
    .name = "python-thread",
    .family = "library",
    .summary = "Python's queue.Queue between threads: one mutex, waited for",
    .claim = QUEUE_EXACT, /* get(): `with self.not_empty: if not block: if not self._qsize()` */
    .progress = "blocking: a holder that stops stops everybody",
    .reference = "CPython, Lib/queue.py",
    .source = "src/queue/python/python_thread.c",
    .peer = "python.py",
};
