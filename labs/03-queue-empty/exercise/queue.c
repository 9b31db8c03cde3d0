/* qlab: exercise queue-empty
 *
 * A ring behind a mutex, and one more place before it: the newest item stays in hand until the
 * next comes, as in a buffer that is written when it is full. */
#include <pthread.h>
#include <qlab/queue.h>

enum { PLACES = 8 };

struct queue {
    pthread_mutex_t lock; /* protects all below */
    uint64_t held;        /* the newest item, not yet in the ring; 0: none */
    size_t head, tail;    /* how many items ever left the ring, ever came into it */
    uint64_t ring[PLACES];
};

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->lock);
    bool room = q->tail - q->head < PLACES;
    if (room) {
        if (q->held)
            q->ring[q->tail++ % PLACES] = q->held;
        q->held = item;
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

static bool empty(void *queue)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->lock);
    bool nothing = q->head == q->tail;
    pthread_mutex_unlock(&q->lock);
    return nothing;
}

QLAB_QUEUE(queue_empty, struct queue, .put = put, .get_nowait = get_nowait, .empty = empty);
