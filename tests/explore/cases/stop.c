/* One place, and a count beside it that is raised first: empty() reads the count, get_nowait() the
 * place. */
#include <stdatomic.h>

#include "explore/cases/cases.h"

struct queue {
    _Atomic size_t count;
    _Atomic uint64_t place;
};

static size_t size(size_t capacity)
{
    (void)capacity;
    return sizeof(struct queue);
}

static int init(void *queue, size_t capacity)
{
    struct queue *q = queue;
    (void)capacity;
    atomic_init(&q->count, 0);
    atomic_init(&q->place, 0);
    return 0;
}

static void destroy(void *queue)
{
    (void)queue;
}

static bool put(void *queue, uint64_t item)
{
    struct queue *q = queue;
    if (atomic_load(&q->place))
        return false;
    atomic_fetch_add(&q->count, 1);
    atomic_store(&q->place, item); /* The window: counted, and not there yet */
    return true;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct queue *q = queue;
    *item = atomic_exchange(&q->place, 0);
    if (!*item)
        return QUEUE_EMPTY;
    atomic_fetch_sub(&q->count, 1);
    return QUEUE_GOT;
}

static bool empty(void *queue)
{
    struct queue *q = queue;
    return !atomic_load(&q->count);
}

const struct queue_class QUEUE_CLASS(stop) = {
    .name = "stop",
    .claim = QUEUE_EXACT,
    .progress = "wait-free",
    .size = size,
    .init = init,
    .destroy = destroy,
    .put = put,
    .get_nowait = get_nowait,
    .empty = empty,
};
