/* qlab: exercise two-index
 *
 * A ring behind a mutex; empty() does not take it. */
#include <pthread.h>
#include <stdatomic.h>
#include <qlab/queue.h>

enum { PLACES = 8 };

struct queue {
    pthread_mutex_t lock;      /* whoever changes anything below holds it */
    _Atomic size_t head, tail; /* how many items were ever got, ever put */
    uint64_t ring[PLACES];
};

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->lock);
    size_t tail = atomic_load(&q->tail);
    bool room = tail - atomic_load(&q->head) < PLACES;
    if (room) {
        q->ring[tail % PLACES] = item;
        atomic_store(&q->tail, tail + 1);
    }
    pthread_mutex_unlock(&q->lock);
    return room;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->lock);
    size_t head = atomic_load(&q->head);
    bool some = head != atomic_load(&q->tail);
    if (some) {
        *item = q->ring[head % PLACES];
        atomic_store(&q->head, head + 1);
    }
    pthread_mutex_unlock(&q->lock);
    return some ? QUEUE_GOT : QUEUE_EMPTY;
}

static bool empty(void *queue)
{
    struct queue *q = queue;
    size_t tail = atomic_load(&q->tail);
    size_t head = atomic_load(&q->head);
    return head >= tail;
}

QLAB_QUEUE(two_index, struct queue, .put = put, .get_nowait = get_nowait, .empty = empty);
