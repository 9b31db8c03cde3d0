/* qlab: exercise given-up
 *
 * A ring behind a mutex. A get_timed() that finds nothing waits with an open hand, and the next
 * put() lays its item there. There is one getter. */
#include <pthread.h>
#include <qlab/queue.h>

enum { PLACES = 8 };

struct queue {
    pthread_mutex_t lock;  /* protects all below */
    pthread_cond_t handed; /* the getter sleeps here until its hand is full */
    bool waits;            /* it does, and its hand is empty */
    uint64_t hand;
    size_t head, tail; /* how many items were ever got, ever put */
    uint64_t ring[PLACES];
};

static bool take(struct queue *q, uint64_t *item)
{
    bool some = q->head != q->tail;
    if (some)
        *item = q->ring[q->head++ % PLACES];
    return some;
}

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->lock);
    bool room = q->tail - q->head < PLACES;
    if (q->waits) {
        q->hand = item;
        q->waits = false;
        pthread_cond_signal(&q->handed);
    } else if (room) {
        q->ring[q->tail++ % PLACES] = item;
    }
    pthread_mutex_unlock(&q->lock);
    return room;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->lock);
    bool some = take(q, item);
    pthread_mutex_unlock(&q->lock);
    return some ? QUEUE_GOT : QUEUE_EMPTY;
}

static enum queue_answer get_timed(void *queue, uint64_t *item, const struct timespec *deadline)
{
    struct queue *q = queue;
    int error = 0;
    pthread_mutex_lock(&q->lock);
    bool got = take(q, item);
    if (!got) {
        q->hand = 0;
        q->waits = true;
        while (!q->hand && !error)
            error = pthread_cond_timedwait(&q->handed, &q->lock, deadline);
        q->waits = false;
        got = !error;
        if (got)
            *item = q->hand;
    }
    pthread_mutex_unlock(&q->lock);
    return got ? QUEUE_GOT : QUEUE_EMPTY;
}

QLAB_QUEUE(given_up, struct queue, .put = put, .get_nowait = get_nowait, .get_timed = get_timed,
           .getters = 1);
