/* put() hands the item to the timed get that began to wait first, although that may have given up.
 */
#include "start.h"

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    bool room = true;
    pthread_mutex_lock(&q->lock);
    if (q->served < q->waits)
        q->hand[q->served++] = item;
    else
        room = push(q, item);
    pthread_cond_broadcast(&q->nonempty);
    pthread_mutex_unlock(&q->lock);
    return room;
}

static enum queue_answer get_timed(void *queue, uint64_t *item, const struct timespec *deadline)
{
    struct queue *q = queue;
    int over = 0;
    pthread_mutex_lock(&q->lock);
    enum queue_answer answer = pop(q, item);
    if (answer == QUEUE_EMPTY && q->waits < WAITS) {
        unsigned mine = q->waits++;
        while (q->hand[mine] == 0 && !over)
            over = pthread_cond_timedwait(&q->nonempty, &q->lock, deadline);
        if (q->hand[mine]) {
            *item = q->hand[mine];
            answer = QUEUE_GOT;
        }
    }
    pthread_mutex_unlock(&q->lock);
    return answer;
}

QLAB_QUEUE(handing, struct queue, .put = put, .get_nowait = get_nowait, .get = get,
           .get_timed = get_timed);
