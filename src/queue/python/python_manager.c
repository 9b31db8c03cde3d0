/* Python's Manager().Queue(): a queue.Queue in a process of its own. */
#include "queue/queue.h"

const struct queue_class queue_python_manager = {
    .name = "python-manager",
    .family = "library",
    .summary = "Python's Manager().Queue(): one process has the queue, the others ask it",
    .claim = QUEUE_EXACT, /* what the documentation recommends where order and Empty matter */
    .progress = "blocking: every call waits for the answer of the manager's process",
    .reference = "CPython documentation, multiprocessing, \"Pipes and Queues\", note 2",
    .source = "src/queue/python/python_manager.c",
    .peer = "python.py",
};
