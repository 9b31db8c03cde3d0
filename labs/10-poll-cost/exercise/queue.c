/* qlab: exercise poll-cost
 *
 * A ring behind a mutex; getters sleep on a semaphore, which is posted only if somebody does. */
#include <pthread.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <qlab/queue.h>

enum { PLACES = 8 };

struct queue {
    _Atomic unsigned asleep; /* getters that sleep, or are about to */
    sem_t wake;
    pthread_mutex_t lock; /* protects all below */
    size_t head, tail;    /* how many items were ever got, ever put */
    uint64_t ring[PLACES];
};

static int init(void *queue, size_t capacity)
{
    struct queue *q = queue;
    (void)capacity;
    memset(q, 0, sizeof *q);
    return sem_init(&q->wake, 0, 0);
}

static bool take(struct queue *q, uint64_t *item)
{
    pthread_mutex_lock(&q->lock);
    bool some = q->head != q->tail;
    if (some)
        *item = q->ring[q->head++ % PLACES];
    pthread_mutex_unlock(&q->lock);
    return some;
}

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->lock);
    bool room = q->tail - q->head < PLACES;
    if (room)
        q->ring[q->tail++ % PLACES] = item;
    pthread_mutex_unlock(&q->lock);
    if (atomic_load(&q->asleep) > 0)
        sem_post(&q->wake);
    return room;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    return take(queue, item) ? QUEUE_GOT : QUEUE_EMPTY;
}

static uint64_t get(void *queue)
{
    struct queue *q = queue;
    uint64_t item;
    while (!take(q, &item)) {
        atomic_fetch_add(&q->asleep, 1);
        sem_wait(&q->wake);
        atomic_fetch_sub(&q->asleep, 1);
    }
    return item;
}

QLAB_QUEUE(poll_cost, struct queue, .init = init, .put = put, .get_nowait = get_nowait, .get = get);
