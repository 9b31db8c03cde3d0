/* cpython_mp.c with one change: Empty is what the semaphore counts, not what lock or pipe say.
 *
 * A put takes its place before it returns, a get gives it back after it began: so when all places
 * are free, nothing is certainly inside, and Empty is true at that instant. When some are taken, an
 * item is under way, or in the hands of a getter: then this queue waits and looks again, so its
 * get_nowait() does wait, though never without cause. qsize() == 0 was a sound question in Python
 * all the time; to let empty() ask it is the repair proposed there (gh-142837).
 */
#include "queue/python/cpython_mp.h"

/* For how long to wait until the count is looked at again, for nobody wakes us when it falls: a
 * get() may have taken what we wait for, and the next may sleep with the lock in hand. */
static struct timespec soon(void)
{
    struct timespec time;
    clock_gettime(CLOCK_REALTIME, &time);
    time.tv_nsec += 1000000;
    time.tv_sec += time.tv_nsec / 1000000000;
    time.tv_nsec %= 1000000000;
    return time;
}

/* With the lock in hand: the next item, or Empty. Waits for the pipe up to the deadline (NULL: not
 * at all), and then for as long as something is counted. */
static enum queue_answer take(struct process *self, uint64_t *item, const struct timespec *deadline)
{
    struct queue *q = self->queue;
    struct timespec until;

    bool nothing = false;
    while (!nothing && !readable(self, deadline)) {
        nothing = counts_none(q);
        until = soon();
        deadline = &until;
    }
    if (!nothing) {
        *item = receive(self); /* 117 */
        sem_post(&q->sem);     /* 118 */
    }
    sem_post(&q->rlock); /* 120 */
    return nothing ? QUEUE_EMPTY : QUEUE_GOT;
}

static enum queue_answer get_nowait(void *part, uint64_t *item)
{
    struct process *self = part;
    struct queue *q = self->queue;
    struct timespec until;

    do {
        if (counts_none(q))
            return QUEUE_EMPTY;
        until = soon();
    } while (!acquire(self, WORKER, &q->rlock, &until));
    return take(self, item, NULL);
}

/* 128, as it was proposed: no lock, no pipe, only the count. */
static bool empty(void *part)
{
    struct process *self = part;
    return counts_none(self->queue);
}

static enum queue_answer get_timed(void *part, uint64_t *item, const struct timespec *deadline)
{
    struct process *self = part;
    struct queue *q = self->queue;

    if (!acquire(self, WORKER, &q->rlock, deadline))
        return get_nowait(self, item); /* time is up: the count decides */
    return take(self, item, deadline);
}

const struct queue_class QUEUE_CLASS(cpython_mp_count) = {
    .name = "cpython-mp-count",
    .family = "process",
    .summary = "cpython-mp that says Empty only when its semaphore counts no item",
    .claim = QUEUE_EXACT,
    .window = NULL,
    .progress = "blocking: waits while an item is under way, for ever if its feeder died",
    .reference = "Lib/multiprocessing/queues.py of CPython 3.11; gh-87302",
    .source = "src/queue/python/cpython_mp_count.c",
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
