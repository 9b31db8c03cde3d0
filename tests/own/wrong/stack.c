/* It says that it is a FIFO queue, and is a stack. */
#include "start.h"

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->lock);
    bool room = push(q, item);
    pthread_mutex_unlock(&q->lock);
    return room;
}

static enum queue_answer get_last(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->lock);
    enum queue_answer answer = q->head == q->tail ? QUEUE_EMPTY : QUEUE_GOT;
    if (answer == QUEUE_GOT)
        *item = q->slot[--q->tail % PLACES];
    pthread_mutex_unlock(&q->lock);
    return answer;
}

QLAB_QUEUE(stack, struct queue, .put = put, .get_nowait = get_last);
