/* doorbell.c with a full fence on both sides, between the store and the look behind it.
 *
 *     putter: stores tail, fence, loads asleep      getter: stores asleep, fence, loads tail
 *
 * Of two sequentially consistent fences one is the first, for everybody. If it is the putter's, the
 * getter sees the item; if it is the getter's, the putter sees him asleep. Release and acquire are
 * no help: they keep a load before what is behind it and a store behind what is before it, and here
 * the store comes first. On x86 it is the one order that costs an instruction.
 */
#include <errno.h>
#include <semaphore.h>
#include <stdatomic.h>

#include "queue/queue.h"

struct queue {
    size_t capacity;
    _Alignas(64) _Atomic size_t head; /* how many items were ever got; the getter's to write */
    _Alignas(64) _Atomic size_t tail; /* how many items were ever put; the putter's to write */
    _Alignas(64) atomic_bool asleep;  /* the getter sleeps, or is about to */
    sem_t bell;                       /* where it sleeps */
    _Alignas(64) uint64_t ring[];
};

static size_t size(size_t capacity)
{
    return sizeof(struct queue) + capacity * sizeof(uint64_t);
}

static int init(void *queue, size_t capacity)
{
    struct queue *q = queue;
    q->capacity = capacity;
    atomic_init(&q->head, 0);
    atomic_init(&q->tail, 0);
    atomic_init(&q->asleep, false);
    return sem_init(&q->bell, 1, 0) == 0 ? 0 : errno;
}

static void destroy(void *queue)
{
    struct queue *q = queue;
    sem_destroy(&q->bell);
}

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    size_t tail = atomic_load_explicit(&q->tail, memory_order_relaxed); /* our own */
    /* acquire: pairs with the release in get_nowait(), which has read the item out of that place */
    if (tail - atomic_load_explicit(&q->head, memory_order_acquire) == q->capacity)
        return false;
    q->ring[tail % q->capacity] = item;
    /* release: pairs with the acquire of tail in get_nowait() */
    atomic_store_explicit(&q->tail, tail + 1, memory_order_release);
    /* seq_cst: pairs with the fence in get() */
    atomic_thread_fence(memory_order_seq_cst);
    /* relaxed: the fences order it behind the store of tail */
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
    /* acquire: pairs with the release of tail in put(), which has written the item before */
    if (head == atomic_load_explicit(&q->tail, memory_order_acquire))
        return QUEUE_EMPTY;
    *item = q->ring[head % q->capacity];
    /* release: pairs with the acquire of head in put() */
    atomic_store_explicit(&q->head, head + 1, memory_order_release);
    return QUEUE_GOT;
}

static uint64_t get(void *queue)
{
    struct queue *q = queue;
    uint64_t item;
    while (get_nowait(q, &item) != QUEUE_GOT) {
        atomic_store_explicit(&q->asleep, true, memory_order_relaxed);
        /* seq_cst: pairs with the fence in put() */
        atomic_thread_fence(memory_order_seq_cst);
        if (get_nowait(q, &item) == QUEUE_GOT) {
            atomic_store_explicit(&q->asleep, false, memory_order_relaxed);
            return item;
        }
        while (sem_wait(&q->bell) != 0) /* a signal came */
            ;
    }
    return item;
}

const struct queue_class QUEUE_CLASS(doorbell_fences) = {
    .name = "doorbell-fences",
    .family = "lock-free",
    .summary = "doorbell with a full fence between each store and the look behind it",
    .claim = QUEUE_EXACT,
    .window = NULL,
    .progress = "put() is wait-free; a getter sleeps until it is told",
    .reference = "Linux, io_uring: fix race condition when sq threads goes sleeping (2019)",
    .source = "src/queue/lock_free/doorbell_fences.c",
    .putters = 1,
    .getters = 1,
    .size = size,
    .init = init,
    .destroy = destroy,
    .put = put,
    .get_nowait = get_nowait,
    .get = get,
};
