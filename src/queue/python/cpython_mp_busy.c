/* cpython_mp.c with one change: what was not seen is called Busy, not Empty.
 *
 * A refused try says that somebody else is inside; an empty pipe, that nothing has come through
 * yet. Neither says that the queue is empty, and both are common. With a third answer get_nowait()
 * stays what it was, a call that never waits for others, and Empty is left to the count: when all
 * places are free nothing is certainly inside. empty() has but two answers, and asks the count
 * alone.
 */
#include "queue/python/cpython_mp.h"

static enum queue_answer get_nowait(void *part, uint64_t *item)
{
    struct process *self = part;
    struct queue *q = self->queue;

    if (sem_trywait(&q->rlock) != 0)
        return QUEUE_BUSY;            /* 108: another getter has the lock, we have not looked */
    bool some = readable(self, NULL); /* 115 */
    bool nothing = !some && counts_none(q);
    if (some) {
        *item = receive(self); /* 117 */
        sem_post(&q->sem);     /* 118 */
    }
    sem_post(&q->rlock);                                          /* 120 */
    return some ? QUEUE_GOT : nothing ? QUEUE_EMPTY : QUEUE_BUSY; /* Busy: an item is under way */
}

static bool empty(void *part)
{
    struct process *self = part;
    return counts_none(self->queue);
}

/* Busy, too, if all the time passed before the lock. */
static enum queue_answer get_timed(void *part, uint64_t *item, const struct timespec *deadline)
{
    struct process *self = part;
    struct queue *q = self->queue;

    if (!acquire(self, WORKER, &q->rlock, deadline))
        return QUEUE_BUSY;
    bool some = readable(self, deadline); /* 113 */
    bool nothing = !some && counts_none(q);
    if (some) {
        *item = receive(self);
        sem_post(&q->sem);
    }
    sem_post(&q->rlock);
    return some ? QUEUE_GOT : nothing ? QUEUE_EMPTY : QUEUE_BUSY;
}

const struct queue_class QUEUE_CLASS(cpython_mp_busy) = {
    .name = "cpython-mp-busy",
    .family = "process",
    .summary = "cpython-mp that says Busy when refused, and while an item is under way",
    .claim = QUEUE_EXACT,
    .window = NULL,
    .progress = "blocking: no look waits for a lock, but one waits for the rest of a frame",
    .reference = "Lib/multiprocessing/queues.py of CPython 3.11; gh-87302",
    .source = "src/queue/python/cpython_mp_busy.c",
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
