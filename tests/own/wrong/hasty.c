/* A timed get does not wait at all. */
#include "start.h"

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->lock);
    bool room = push(q, item);
    pthread_cond_signal(&q->nonempty);
    pthread_mutex_unlock(&q->lock);
    return room;
}

static enum queue_answer get_timed(void *queue, uint64_t *item, const struct timespec *deadline)
{
    (void)deadline;
    return get_nowait(queue, item);
}

QLAB_QUEUE(hasty, struct queue, .put = put, .get_nowait = get_nowait, .get = get,
           .get_timed = get_timed);
