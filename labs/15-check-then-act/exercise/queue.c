/* qlab: exercise check-then-act
 *
 * A ring behind a mutex, and a get() that waits, then takes. */
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

/* Comes back when there is something. */
static void await(struct queue *q)
{
    pthread_mutex_lock(&q->lock);
    while (q->head == q->tail)
        pthread_cond_wait(&q->nonempty, &q->lock);
    pthread_mutex_unlock(&q->lock);
}

static uint64_t get(void *queue)
{
    struct queue *q = queue;
    await(q);
    pthread_mutex_lock(&q->lock);
    uint64_t item = q->ring[q->head++ % PLACES];
    pthread_mutex_unlock(&q->lock);
    return item;
}

QLAB_QUEUE(check_then_act, struct queue, .put = put, .get_nowait = get_nowait, .get = get);
