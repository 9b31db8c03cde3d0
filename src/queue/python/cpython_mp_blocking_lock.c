/* cpython_mp.c with one change: whoever looks waits for the lock, so no refusal is called Empty.
 *
 * "Just wait for the lock" is the repair that comes to mind first, and it closes the first hole. It
 * is none: a get() on an empty queue sleeps in read() with the lock in hand, so a get_nowait() may
 * wait until the next put, for ever if none comes. And the second hole is as it was: what is still
 * in a buffer is in no pipe.
 */
#include "queue/python/cpython_mp.h"

static enum queue_answer get_nowait(void *part, uint64_t *item)
{
    struct process *self = part;
    struct queue *q = self->queue;

    acquire(self, WORKER, &q->rlock, NULL); /* behind a get() that sleeps: until the next put */
    bool nothing = !readable(self, NULL);   /* 115 */
    if (!nothing) {
        *item = receive(self); /* 117 */
        sem_post(&q->sem);     /* 118 */
    }
    sem_post(&q->rlock); /* 120 */
    return nothing ? QUEUE_EMPTY : QUEUE_GOT;
}

/* 128: no lock, no count, only the pipe. */
static bool empty(void *part)
{
    struct process *self = part;
    return !readable(self, NULL);
}

/* The deadline is the pipe's alone: a wait for the lock may last longer. */
static enum queue_answer get_timed(void *part, uint64_t *item, const struct timespec *deadline)
{
    struct process *self = part;
    struct queue *q = self->queue;

    acquire(self, WORKER, &q->rlock, NULL);
    bool nothing = !readable(self, deadline); /* 113 */
    if (!nothing) {
        *item = receive(self);
        sem_post(&q->sem);
    }
    sem_post(&q->rlock);
    return nothing ? QUEUE_EMPTY : QUEUE_GOT;
}

const struct queue_class QUEUE_CLASS(cpython_mp_blocking_lock) = {
    .name = "cpython-mp-blocking-lock",
    .family = "process",
    .summary = "cpython-mp whose looks wait for the lock",
    .claim = QUEUE_INEXACT,
    .window = "get_nowait(), empty(): put() has returned, and the item has not reached the pipe "
              "(queues.py:115, 129)",
    .progress = "blocking: even get_nowait() waits, behind a get() that sleeps until the next put",
    .reference = "Lib/multiprocessing/queues.py of CPython 3.11; gh-87302",
    .source = "src/queue/python/cpython_mp_blocking_lock.c",
    .order = QUEUE_BAG,
    .size = size,
    .init = init,
    .destroy = destroy,
    .put = put,
    .get_nowait = get_nowait,
    .empty = empty,
    .get = get,
    .get_timed = get_timed,
    .attach = attach,
    .detach = detach,
    .idle = idle,
    .payload = payload,
};
