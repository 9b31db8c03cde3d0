/* qlab: exercise release-acquire
 *
 * A ring behind a mutex, and an empty() that looks without it: head first, then tail. */
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
    size_t tail = atomic_load_explicit(&q->tail, memory_order_seq_cst);
    bool room = tail - atomic_load_explicit(&q->head, memory_order_seq_cst) < PLACES;
    if (room) {
        q->ring[tail % PLACES] = item;
        atomic_store_explicit(&q->tail, tail + 1, memory_order_seq_cst);
    }
    pthread_mutex_unlock(&q->lock);
    return room;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    pthread_mutex_lock(&q->lock);
    size_t first = atomic_load_explicit(&q->head, memory_order_seq_cst);
    bool some = first != atomic_load_explicit(&q->tail, memory_order_seq_cst);
    if (some) {
        *item = q->ring[first % PLACES];
        atomic_store_explicit(&q->head, first + 1, memory_order_seq_cst);
    }
    pthread_mutex_unlock(&q->lock);
    return some ? QUEUE_GOT : QUEUE_EMPTY;
}

static bool empty(void *queue)
{
    struct queue *q = queue;
    size_t head = atomic_load_explicit(&q->head, memory_order_seq_cst);
    size_t tail = atomic_load_explicit(&q->tail, memory_order_seq_cst);
    return head >= tail;
}

QLAB_QUEUE(release_acquire, struct queue, .put = put, .get_nowait = get_nowait, .empty = empty);
