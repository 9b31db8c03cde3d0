/* Queues that misbehave in one known way, for the tests of measuring. Each wraps the lab's
 * Michael-Scott queue, so nobody who is killed inside leaves a lock behind. */
#ifndef QLAB_TESTS_MEASURE_QUEUES_H
#define QLAB_TESTS_MEASURE_QUEUES_H

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <unistd.h>

#include "queue/queue.h"

struct wrapped {
    _Alignas(64) _Atomic uint64_t calls; /* of get_nowait, by all workers */
    bool dries_up;                       /* dry_queue: this piece's queue */
    _Alignas(64) char inner[];
};

static const struct queue_class *inner(void)
{
    return queue_find("michael-scott");
}

static size_t wrapped_size(size_t capacity)
{
    return sizeof(struct wrapped) + inner()->size(capacity);
}

static int wrapped_init(void *queue, size_t capacity)
{
    struct wrapped *q = queue;
    atomic_init(&q->calls, 0);
    q->dries_up = false;
    return inner()->init(q->inner, capacity);
}

static void wrapped_destroy(void *queue)
{
    inner()->destroy(((struct wrapped *)queue)->inner);
}

static bool wrapped_put(void *queue, uint64_t item)
{
    return inner()->put(((struct wrapped *)queue)->inner, item);
}

/* The number of this call, from 1. Relaxed: only a number. */
static uint64_t wrapped_call(struct wrapped *q)
{
    return atomic_fetch_add_explicit(&q->calls, 1, memory_order_relaxed) + 1;
}

/* Every first, third, fifth... call says Empty whatever is inside. */
static enum queue_answer liar_get(void *queue, uint64_t *item)
{
    struct wrapped *q = queue;
    return wrapped_call(q) % 2 ? QUEUE_EMPTY : inner()->get_nowait(q->inner, item);
}

#define FATAL_CALL 100

/* The worker that makes call 100 is killed in it. For processes only. */
static enum queue_answer killer_get(void *queue, uint64_t *item)
{
    struct wrapped *q = queue;
    if (wrapped_call(q) == FATAL_CALL)
        raise(SIGKILL);
    return inner()->get_nowait(q->inner, item);
}

/* In call 100 the worker, a process, sends its parent SIGUSR1. */
static enum queue_answer ringer_get(void *queue, uint64_t *item)
{
    struct wrapped *q = queue;
    if (wrapped_call(q) == FATAL_CALL)
        kill(getppid(), SIGUSR1);
    return inner()->get_nowait(q->inner, item);
}

/* Nobody ever comes back. */
static enum queue_answer stuck_get(void *queue, uint64_t *item)
{
    (void)item;
    while (wrapped_call(queue) > 0)
        ;
    return QUEUE_BUSY;
}

/* The first queue ever made gives 5 items and then says Empty for ever; later ones behave. */
static int dry_init(void *queue, size_t capacity)
{
    static int made;
    int error = wrapped_init(queue, capacity);
    ((struct wrapped *)queue)->dries_up = made++ == 0;
    return error;
}

static enum queue_answer dry_get(void *queue, uint64_t *item)
{
    struct wrapped *q = queue;
    return wrapped_call(q) > 5 && q->dries_up ? QUEUE_EMPTY : inner()->get_nowait(q->inner, item);
}

static int broken_init(void *queue, size_t capacity)
{
    (void)queue;
    (void)capacity;
    return EAGAIN;
}

#define WRAPPED(get, make)                                                                         \
    {                                                                                              \
        .name = #get, .claim = QUEUE_INEXACT, .size = wrapped_size, .init = (make),                \
        .destroy = wrapped_destroy, .put = wrapped_put, .get_nowait = (get)                        \
    }

static const struct queue_class liar_queue = WRAPPED(liar_get, wrapped_init);
static const struct queue_class killer_queue = WRAPPED(killer_get, wrapped_init);
static const struct queue_class ringer_queue = WRAPPED(ringer_get, wrapped_init);
static const struct queue_class stuck_queue = WRAPPED(stuck_get, wrapped_init);
static const struct queue_class dry_queue = WRAPPED(dry_get, dry_init);
static const struct queue_class broken_queue = WRAPPED(liar_get, broken_init);

/* A ring for one producer and one consumer, correct with release and acquire alone. put() does not
 * wait for its store to become visible: whoever stamps its return without a fence is too early. */
struct ring {
    size_t capacity;
    _Alignas(64) _Atomic size_t head; /* written by the consumer */
    _Alignas(64) _Atomic size_t tail; /* written by the producer */
    uint64_t cell[];
};

static size_t ring_size(size_t capacity)
{
    return sizeof(struct ring) + capacity * sizeof(uint64_t);
}

static int ring_init(void *queue, size_t capacity)
{
    struct ring *q = queue;
    q->capacity = capacity;
    atomic_init(&q->head, 0);
    atomic_init(&q->tail, 0);
    return 0;
}

static void ring_destroy(void *queue)
{
    (void)queue;
}

static bool ring_put(void *queue, uint64_t item)
{
    struct ring *q = queue;
    size_t tail = atomic_load_explicit(&q->tail, memory_order_relaxed); /* its own */
    /* Acquire: the consumer has read the cell. Partner: the release in ring_get(). */
    if (tail - atomic_load_explicit(&q->head, memory_order_acquire) == q->capacity)
        return false;
    q->cell[tail % q->capacity] = item;
    /* Release: the cell first. Partner: the acquire in ring_get(). */
    atomic_store_explicit(&q->tail, tail + 1, memory_order_release);
    return true;
}

static enum queue_answer ring_get(void *queue, uint64_t *item)
{
    struct ring *q = queue;
    size_t head = atomic_load_explicit(&q->head, memory_order_relaxed); /* its own */
    /* Acquire: the item is in the cell. Partner: the release in ring_put(). */
    if (head == atomic_load_explicit(&q->tail, memory_order_acquire))
        return QUEUE_EMPTY;
    *item = q->cell[head % q->capacity];
    /* Release: the cell has been read. Partner: the acquire in ring_put(). */
    atomic_store_explicit(&q->head, head + 1, memory_order_release);
    return QUEUE_GOT;
}

static const struct queue_class ring_queue = {.name = "ring",
                                              .claim = QUEUE_EXACT,
                                              .size = ring_size,
                                              .init = ring_init,
                                              .destroy = ring_destroy,
                                              .put = ring_put,
                                              .get_nowait = ring_get};

#endif
