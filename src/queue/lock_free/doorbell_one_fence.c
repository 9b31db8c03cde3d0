/* doorbell.c with a fence in put() alone: the half of the cure that everybody thinks of.
 *
 *     putter: stores tail, fence, loads asleep      getter: stores asleep, then loads tail
 *
 * The putter now looks when its item is out. The getter still looks for items while "asleep" is on
 * its way: it finds none; then the whole put() happens, fence and all, and sees nobody asleep. The
 * getter sleeps beside the item. Whoever stores and then loads needs the fence, and both do. Its
 * Empties are exact: when put() returns, the item can be seen.
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
    /* seq_cst: has no partner, for get() has none */
    atomic_thread_fence(memory_order_seq_cst);
    /* relaxed: the fence was to order it */
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
        /* The window: this look may come before the store above is out */
        if (get_nowait(q, &item) == QUEUE_GOT) {
            atomic_store_explicit(&q->asleep, false, memory_order_relaxed);
            return item;
        }
        while (sem_wait(&q->bell) != 0) /* a signal came */
            ;
    }
    return item;
}

const struct queue_class QUEUE_CLASS(doorbell_one_fence) = {
    .name = "doorbell-one-fence",
    .family = "lock-free",
    .summary = "doorbell with a fence in put() alone",
    .claim = QUEUE_EXACT,
    .window = NULL,
    .wrong = "hangs",
    .progress = "put() is wait-free; a getter sleeps until it is told",
    .reference = "Linux, io_uring: fix race condition when sq threads goes sleeping (2019)",
    .source = "src/queue/lock_free/doorbell_one_fence.c",
    .putters = 1,
    .getters = 1,
    .size = size,
    .init = init,
    .destroy = destroy,
    .put = put,
    .get_nowait = get_nowait,
    .get = get,
};
