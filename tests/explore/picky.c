/* One place, and nothing is left of an item that was got; but item 2 cannot be got. Who knows of an
 * empty place that all is right from there on has to know which item comes next. */
#include <stdatomic.h>

#include "queues.h"
#include "toy.h"

enum { REFUSED = 2 };

static bool put(void *queue, uint64_t item)
{
    struct toy *toy = queue;
    unsigned none = 0;
    return atomic_compare_exchange_strong(&toy->flag, &none, (unsigned)item);
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct toy *toy = queue;
    unsigned there = atomic_load(&toy->flag);
    if (!there || there == REFUSED || !atomic_compare_exchange_strong(&toy->flag, &there, 0))
        return QUEUE_EMPTY;
    *item = there;
    return QUEUE_GOT;
}

const struct queue_class QUEUE_CLASS(picky) = {
    .name = "picky",
    .family = "lock-free",
    .summary = "for the tests",
    .claim = QUEUE_INEXACT,
    .source = "tests/explore/picky.c",
    .size = toy_size,
    .init = toy_init,
    .destroy = toy_destroy,
    .put = put,
    .get_nowait = get_nowait,
};
