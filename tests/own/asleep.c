/* A lock made of a futex, and getters who sleep on the number of items: a put wakes one of them
 * when it makes the first item, and the second of two items wakes nobody. */
#include <stdatomic.h>
#include <stdint.h>
#include <linux/futex.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <qlab/queue.h>

struct queue {
    _Atomic uint32_t lock, items;
    size_t head, tail;
    uint64_t ring[4];
};

static void lock(struct queue *q)
{
    uint32_t was = 0;
    if (atomic_compare_exchange_strong(&q->lock, &was, 1))
        return;
    while (atomic_exchange(&q->lock, 2))
        syscall(SYS_futex, &q->lock, FUTEX_WAIT_PRIVATE, 2, NULL);
}

static void unlock(struct queue *q)
{
    if (atomic_exchange(&q->lock, 0) == 2)
        syscall(SYS_futex, &q->lock, FUTEX_WAKE_PRIVATE, 1);
}

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    lock(q);
    bool room = q->tail - q->head < 4;
    if (room)
        q->ring[q->tail++ % 4] = item;
    unlock(q);
    if (room && atomic_fetch_add(&q->items, 1) == 0)
        syscall(SYS_futex, &q->items, FUTEX_WAKE_PRIVATE, 1); /* wakes a getter */
    return room;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    lock(q);
    bool got = q->head < q->tail;
    if (got)
        *item = q->ring[q->head++ % 4];
    unlock(q);
    if (got)
        atomic_fetch_sub(&q->items, 1);
    return got ? QUEUE_GOT : QUEUE_EMPTY;
}

static uint64_t get(void *queue)
{
    struct queue *q = queue;
    uint64_t item;
    while (get_nowait(q, &item) != QUEUE_GOT)
        syscall(SYS_futex, &q->items, FUTEX_WAIT_PRIVATE, 0, NULL);
    return item;
}

QLAB_QUEUE(asleep, struct queue, .put = put, .get_nowait = get_nowait, .get = get);
