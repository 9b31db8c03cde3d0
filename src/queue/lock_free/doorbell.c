/* A ring for one putter and one getter, who sleeps when there is nothing; put() rings the bell only
 * if he does, for a system call costs more than all the rest.
 *
 *     putter: stores tail, then loads asleep        getter: stores asleep, then loads tail
 *
 * Each says what he did and then looks at what the other did. One of them must come second and see
 * the other: so the author thought, and release and acquire are all that he wrote. But a store
 * waits in a store buffer and the load behind it does not. Both look before either is seen: the
 * putter sees nobody asleep, the getter no item, and he sleeps beside it. It is Dekker's problem;
 * doorbell_one_fence.c mends one side, doorbell_fences.c both.
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
    /* The window: this look may come before the store above is out. relaxed: pairs with nothing */
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
        /* And so may this one */
        if (get_nowait(q, &item) == QUEUE_GOT) {
            atomic_store_explicit(&q->asleep, false, memory_order_relaxed);
            return item;
        }
        while (sem_wait(&q->bell) != 0) /* a signal came */
            ;
    }
    return item;
}

const struct queue_class QUEUE_CLASS(doorbell) = {
    .name = "doorbell",
    .family = "lock-free",
    .summary = "spsc ring; put rings only if the getter sleeps, and looks too early",
    .claim = QUEUE_INEXACT,
    .window = "put() looks at asleep while its store of tail may still be on its way",
    .wrong = "hangs",
    .progress = "put() is wait-free; a getter sleeps until it is told",
    .reference = "Linux, io_uring: fix race condition when sq threads goes sleeping (2019)",
    .source = "src/queue/lock_free/doorbell.c",
    .putters = 1,
    .getters = 1,
    .size = size,
    .init = init,
    .destroy = destroy,
    .put = put,
    .get_nowait = get_nowait,
    .get = get,
};
