/* Every 16th item is got once more. */
#include "start.h"

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->lock);
    bool room = push(q, item);
    pthread_mutex_unlock(&q->lock);
    return room;
}

static enum queue_answer get_again(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->lock);
    enum queue_answer answer = pop(q, item);
    q->head -= answer == QUEUE_GOT && ++q->served % 16 == 0;
    pthread_mutex_unlock(&q->lock);
    return answer;
}

QLAB_QUEUE(again, struct queue, .put = put, .get_nowait = get_again);
