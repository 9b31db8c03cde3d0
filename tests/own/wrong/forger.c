/* Every 16th item comes changed. */
#include "start.h"

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->lock);
    bool room = push(q, ++q->served % 16 ? item : item | UINT64_C(1) << 62);
    pthread_mutex_unlock(&q->lock);
    return room;
}

QLAB_QUEUE(forger, struct queue, .put = put, .get_nowait = get_nowait);
