/* qlab: exercise fences
 *
 * A ring for one putter and one getter, who sleeps when there is nothing. */
#include <semaphore.h>
#include <stdatomic.h>
#include <qlab/queue.h>

enum { PLACES = 8 };

struct queue {
    _Atomic size_t head, tail; /* how many items were ever got, ever put */
    atomic_bool asleep;        /* the getter sleeps, or is about to */
    sem_t bell;                /* where it sleeps */
    uint64_t ring[PLACES];
};

static int init(void *queue, size_t capacity)
{
    struct queue *q = queue;
    (void)capacity;
    return sem_init(&q->bell, 1, 0);
}

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    size_t tail = atomic_load_explicit(&q->tail, memory_order_relaxed); /* our own */
    if (tail - atomic_load_explicit(&q->head, memory_order_acquire) == PLACES)
        return false;
    q->ring[tail % PLACES] = item;
    atomic_store_explicit(&q->tail, tail + 1, memory_order_release);
    atomic_thread_fence(memory_order_seq_cst);
    if (atomic_load_explicit(&q->asleep, memory_order_relaxed)) {
        atomic_store_explicit(&q->asleep, false, memory_order_relaxed); /* before the bell */
        sem_post(&q->bell);
    }
    return true;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    size_t head = atomic_load_explicit(&q->head, memory_order_relaxed); /* our own */
    if (head == atomic_load_explicit(&q->tail, memory_order_acquire))
        return QUEUE_EMPTY;
    *item = q->ring[head % PLACES];
    atomic_store_explicit(&q->head, head + 1, memory_order_release);
    return QUEUE_GOT;
}

static uint64_t get(void *queue)
{
    struct queue *q = queue;
    uint64_t item;
    while (get_nowait(q, &item) != QUEUE_GOT) {
        atomic_store_explicit(&q->asleep, true, memory_order_relaxed);
        if (get_nowait(q, &item) == QUEUE_GOT) {
            atomic_store_explicit(&q->asleep, false, memory_order_relaxed);
            return item;
        }
        while (sem_wait(&q->bell) != 0) /* a signal came */
            ;
    }
    return item;
}

QLAB_QUEUE(fences, struct queue, .init = init, .put = put, .get_nowait = get_nowait, .get = get,
           .putters = 1, .getters = 1);
