/* qlab: exercise timed-get
 *
 * A ring behind a mutex, and a get with a deadline. */
#include <pthread.h>
#include <qlab/queue.h>

enum { PLACES = 8 };

struct queue {
    pthread_mutex_t lock;    /* protects all below */
    pthread_cond_t nonempty; /* who waits for an item sleeps here */
    size_t head, tail;       /* how many items were ever got, ever put */
    uint64_t ring[PLACES];
};

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->lock);
    bool room = q->tail - q->head < PLACES;
    if (room) {
        q->ring[q->tail++ % PLACES] = item;
        pthread_cond_signal(&q->nonempty);
    }
    pthread_mutex_unlock(&q->lock);
    return room;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->lock);
    bool some = q->head != q->tail;
    if (some)
        *item = q->ring[q->head++ % PLACES];
    pthread_mutex_unlock(&q->lock);
    return some ? QUEUE_GOT : QUEUE_EMPTY;
}

static enum queue_answer get_timed(void *queue, uint64_t *item, const struct timespec *deadline)
{
    struct queue *q = queue;
    int over = 0;
    if (pthread_mutex_timedlock(&q->lock, deadline) != 0)
        return QUEUE_EMPTY;
    while (q->head == q->tail && !over)
        over = pthread_cond_timedwait(&q->nonempty, &q->lock, deadline);
    bool some = q->head != q->tail;
    if (some)
        *item = q->ring[q->head++ % PLACES];
    pthread_mutex_unlock(&q->lock);
    return some ? QUEUE_GOT : QUEUE_EMPTY;
}

QLAB_QUEUE(timed_get, struct queue, .put = put, .get_nowait = get_nowait, .get_timed = get_timed);
