/* What comes when all have finished and the queue is drained, and what does not. */
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "ring.h"

/* Whoever finds it empty forgets to open the door to the getters again. */
struct doored {
    struct ring ring;
    atomic_bool shut;
};

static size_t doored_size(size_t capacity)
{
    (void)capacity;
    return sizeof(struct doored);
}

static int doored_init(void *queue, size_t capacity)
{
    struct doored *q = queue;
    atomic_init(&q->shut, false);
    return ring_init(&q->ring, capacity);
}

static enum queue_answer leaky_get(void *queue, uint64_t *item)
{
    struct doored *q = queue;
    if (atomic_exchange(&q->shut, true))
        return QUEUE_BUSY;
    enum queue_answer answer = ring_get(&q->ring, item);
    if (answer == QUEUE_GOT)
        atomic_store(&q->shut, false);
    return answer;
}

CASE_OF(case_leaky, doored_size, doored_init, ring_put, leaky_get);

/* A worker keeps an item back, and gives it to all when it leaves. */
struct part {
    struct ring *ring;
    uint64_t kept;
};

static void *attach(void *queue, unsigned worker)
{
    struct part *part = malloc(sizeof *part);
    (void)worker;
    if (part)
        *part = (struct part){.ring = queue};
    return part;
}

static void detach(void *queue)
{
    struct part *part = queue;
    if (part->kept)
        ring_put(part->ring, part->kept);
    free(part);
}

static bool kept_put(void *queue, uint64_t item)
{
    struct part *part = queue;
    uint64_t before = part->kept;
    part->kept = item;
    return !before || ring_put(part->ring, before);
}

static enum queue_answer kept_get(void *queue, uint64_t *item)
{
    struct part *part = queue;
    return ring_get(part->ring, item);
}

const struct queue_class QUEUE_CLASS(case_kept) = {.name = "kept",
                                                   .family = "mutex",
                                                   .summary = "for the tests",
                                                   .claim = QUEUE_INEXACT,
                                                   .source = "tests/explore/cases",
                                                   .size = ring_size,
                                                   .init = ring_init,
                                                   .destroy = ring_destroy,
                                                   .put = kept_put,
                                                   .get_nowait = kept_get,
                                                   .attach = attach,
                                                   .detach = detach};

/* Nothing of it can be put back. */
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void nothing(void)
{
}

static bool once_put(void *queue, uint64_t item)
{
    pthread_once(&once, nothing); /* case: once */
    return ring_put(queue, item);
}

CASE(case_once, once_put, ring_get);
