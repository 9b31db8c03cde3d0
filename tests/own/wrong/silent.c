/* put() wakes nobody, and a timed get does not look once more when its time is over. */
#include "start.h"

/* The first item comes when somebody waits already: to see it takes no luck. */
static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->lock);
    while (!q->slept) {
        pthread_mutex_unlock(&q->lock);
        sched_yield();
        pthread_mutex_lock(&q->lock);
    }
    bool room = push(q, item);
    pthread_mutex_unlock(&q->lock);
    return room;
}

static enum queue_answer get_timed(void *queue, uint64_t *item, const struct timespec *deadline)
{
    struct queue *q = queue;
    int over = 0;
    enum queue_answer answer = QUEUE_EMPTY;
    pthread_mutex_lock(&q->lock);
    while (!over && (answer = pop(q, item)) == QUEUE_EMPTY) {
        q->slept = true;
        over = pthread_cond_timedwait(&q->nonempty, &q->lock, deadline);
    }
    pthread_mutex_unlock(&q->lock);
    return answer;
}

QLAB_QUEUE(silent, struct queue, .put = put, .get_nowait = get_nowait, .get = get,
           .get_timed = get_timed);
