/* A count that is stored in one piece, and of which half is read: no language says what that means,
 * though every machine does it. */
#include <stdatomic.h>

#include "queues.h"
#include "toy.h"

static bool put(void *queue, uint64_t item)
{
    struct toy *toy = queue;
    (void)item;
    __atomic_store_n(&toy->tail, 1, __ATOMIC_RELEASE);
    return true;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct toy *toy = queue;
    (void)item;
    (void)__atomic_load_n(&toy->tail, __ATOMIC_ACQUIRE);
    (void)__atomic_load_n((uint32_t *)(void *)&toy->tail, __ATOMIC_ACQUIRE);
    return QUEUE_EMPTY;
}

const struct queue_class QUEUE_CLASS(halves) = {
    .name = "halves",
    .family = "lock-free",
    .summary = "for the tests",
    .claim = QUEUE_EXACT,
    .source = "tests/explore/halves.c",
    .size = toy_size,
    .init = toy_init,
    .destroy = toy_destroy,
    .put = put,
    .get_nowait = get_nowait,
};
