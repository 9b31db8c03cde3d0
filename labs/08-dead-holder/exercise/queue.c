/* qlab: exercise dead-holder
 *
 * A ring behind a robust mutex: its next owner is told when the last one died. */
#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <qlab/queue.h>

enum { PLACES = 8 };

struct queue {
    pthread_mutex_t lock;      /* protects all below */
    _Atomic size_t head, tail; /* how many items were ever got, ever put */
    _Atomic uint64_t ring[PLACES];
};

static int init(void *queue, size_t capacity)
{
    struct queue *q = queue;
    pthread_mutexattr_t kind;
    (void)capacity;
    *q = (struct queue){.head = 0};
    int error = pthread_mutexattr_init(&kind);
    if (error)
        return error;
    pthread_mutexattr_setrobust(&kind, PTHREAD_MUTEX_ROBUST);
    error = pthread_mutex_init(&q->lock, &kind);
    pthread_mutexattr_destroy(&kind);
    return error;
}

/* Whether we have the lock. */
static bool lock(struct queue *q)
{
    int error = pthread_mutex_lock(&q->lock);
    return error == 0;
}

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    if (!lock(q))
        return false;
    size_t tail = atomic_load(&q->tail);
    bool room = tail - atomic_load(&q->head) < PLACES;
    if (room) {
        atomic_store(&q->ring[tail % PLACES], item);
        atomic_store(&q->tail, tail + 1);
    }
    pthread_mutex_unlock(&q->lock);
    return room;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    if (!lock(q))
        return QUEUE_EMPTY;
    size_t head = atomic_load(&q->head);
    bool some = head != atomic_load(&q->tail);
    if (some) {
        *item = atomic_load(&q->ring[head % PLACES]);
        atomic_store(&q->head, head + 1);
    }
    pthread_mutex_unlock(&q->lock);
    return some ? QUEUE_GOT : QUEUE_EMPTY;
}

QLAB_QUEUE(dead_holder, struct queue, .init = init, .put = put, .get_nowait = get_nowait);
