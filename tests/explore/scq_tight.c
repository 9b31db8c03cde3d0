/* scq.c with a threshold that is just right for two getters, and with one that is too low by one:
 * so that the bound is neither wrong nor a guess. */
#undef QUEUE_SUFFIX
#define QUEUE_SUFFIX _inside /* the name under which this copy of scq.c exports its class */
#include "../../src/queue/lock_free/scq.c"

static int init_with(struct queue *q, size_t capacity, int64_t getters)
{
    int error = init(q, capacity);
    q->patience = (int64_t)q->safe + getters - 2;
    atomic_init(&q->free.threshold, q->patience);
    return error;
}

static int tight_init(void *queue, size_t capacity)
{
    return init_with(queue, capacity, 2);
}

static int hasty_init(void *queue, size_t capacity)
{
    return init_with(queue, capacity, 1);
}

const struct queue_class queue_scq_tight_instrumented = {
    .name = "scq-tight",
    .source = "src/queue/lock_free/scq.c",
    .size = size,
    .init = tight_init,
    .destroy = destroy,
    .put = put,
    .get_nowait = get_nowait,
    .empty = empty,
};

const struct queue_class queue_scq_hasty_instrumented = {
    .name = "scq-hasty",
    .source = "src/queue/lock_free/scq.c",
    .size = size,
    .init = hasty_init,
    .destroy = destroy,
    .put = put,
    .get_nowait = get_nowait,
    .empty = empty,
};
