/* Python's multiprocessing.Queue, in C: the same algorithm, lock by lock and write by write.
 *
 * Its Empty has two holes. get_nowait() only tries the lock, and calls a refusal Empty; it has to,
 * for a get() on an empty queue sleeps with the lock in hand. And what put() has left in the buffer
 * is in no pipe yet when put() returns, so whoever looks into the pipe does not see it. The first
 * hole makes workers leave early, but never strands an item: who refuses them is still there. The
 * second can leave the last item to nobody. Python's documentation speaks of the second only.
 *
 * The twins stop one hole or both: cpython_mp_blocking_lock.c, _count.c and _busy.c. Each differs
 * from this file in nothing but how it looks.
 */
#include "queue/python/cpython_mp.h"

/* 134, get_nowait(): get(block=False). */
static enum queue_answer get_nowait(void *part, uint64_t *item)
{
    struct process *self = part;
    struct queue *q = self->queue;

    /* The window: another getter holds the lock, so the try is refused and nobody looks into the
     * pipe: queues.py:108, get(): "if not self._rlock.acquire(block, timeout): raise Empty" */
    if (sem_trywait(&q->rlock) != 0)
        return QUEUE_EMPTY;
    bool nothing = !readable(self, NULL); /* 115 */
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

/* 98, get(block=True, timeout): the time goes to the lock first, the pipe gets what is left. */
static enum queue_answer get_timed(void *part, uint64_t *item, const struct timespec *deadline)
{
    struct process *self = part;
    struct queue *q = self->queue;

    /* The window: all the time passed before the lock, and nobody looks into the pipe:
     * queues.py:108, get(): "if not self._rlock.acquire(block, timeout): raise Empty" */
    if (!acquire(self, WORKER, &q->rlock, deadline))
        return QUEUE_EMPTY;
    bool nothing = !readable(self, deadline); /* 113 */
    if (!nothing) {
        *item = receive(self);
        sem_post(&q->sem);
    }
    sem_post(&q->rlock);
    return nothing ? QUEUE_EMPTY : QUEUE_GOT;
}

const struct queue_class QUEUE_CLASS(cpython_mp) = {
    .name = "cpython-mp",
    .family = "process",
    .summary = "Python's multiprocessing.Queue: feeder thread, pipe, tried lock",
    .claim = QUEUE_INEXACT,
    .window = "get_nowait(): the lock is refused (queues.py:108), or the item has not reached the "
              "pipe (115, and empty(): 129)",
    .progress = "blocking: a holder that stops sends all others away, or hides what it has put",
    .reference = "Lib/multiprocessing/queues.py of CPython 3.11; gh-87302",
    .source = "src/queue/python/cpython_mp.c",
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
