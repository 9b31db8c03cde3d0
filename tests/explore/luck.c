/* Toy queues that only bad luck breaks, each with its cure: a store that waits in a buffer, a weak
 * compare-exchange that fails for nothing, a wait that ends for nothing. */
#include <stdatomic.h>
#include <string.h>

#include "queues.h"
#include "toy.h"

/* One place, and a sleeper's flag. */
struct place {
    _Atomic uint64_t item;    /* 0: none */
    _Atomic unsigned waiting; /* the getter is asleep, or about to be */
    sem_t wakeups;
};

static size_t place_size(size_t capacity)
{
    (void)capacity;
    return sizeof(struct place);
}

static int place_init(void *queue, size_t capacity)
{
    struct place *place = queue;
    (void)capacity;
    atomic_init(&place->item, 0);
    atomic_init(&place->waiting, 0);
    return sem_init(&place->wakeups, 0, 0);
}

#define PLACE(name_, put_function, get_function)                                                   \
    const struct queue_class QUEUE_CLASS(name_) = {.name = #name_,                                 \
                                                   .family = "lock-free",                          \
                                                   .summary = "for the tests",                     \
                                                   .claim = QUEUE_EXACT,                           \
                                                   .source = "tests/explore/luck.c",               \
                                                   .size = place_size,                             \
                                                   .init = place_init,                             \
                                                   .destroy = toy_destroy,                         \
                                                   .put = put_function,                            \
                                                   .get_nowait = get_function}

/* An eventcount: the getter says that it waits, then looks; the putter puts, then looks for who
 * waits. Each must see the other's store or be seen itself; store buffers hide both. */
static bool waking_put(struct place *place, uint64_t item, bool fenced)
{
    atomic_store_explicit(&place->item, item, memory_order_release); /* acquire in waiting_get() */
    if (fenced)
        atomic_thread_fence(memory_order_seq_cst); /* with the one in waiting_get() */
    if (atomic_load_explicit(&place->waiting, memory_order_relaxed)) /* the fence orders it */
        sem_post(&place->wakeups);
    return true;
}

static enum queue_answer waiting_get(struct place *place, uint64_t *item, bool fenced)
{
    atomic_store_explicit(&place->waiting, 1, memory_order_relaxed); /* the fence orders it */
    if (fenced)
        atomic_thread_fence(memory_order_seq_cst); /* with the one in waking_put() */
    if (!atomic_load_explicit(&place->item, memory_order_acquire)) /* release in waking_put() */
        sem_wait(&place->wakeups);
    *item = atomic_load_explicit(&place->item, memory_order_acquire);
    return QUEUE_GOT;
}

static bool eventcount_put(void *queue, uint64_t item)
{
    return waking_put(queue, item, false);
}

static enum queue_answer eventcount_get(void *queue, uint64_t *item)
{
    return waiting_get(queue, item, false);
}

static bool fenced_put(void *queue, uint64_t item)
{
    return waking_put(queue, item, true);
}

static enum queue_answer fenced_get(void *queue, uint64_t *item)
{
    return waiting_get(queue, item, true);
}

PLACE(eventcount, eventcount_put, eventcount_get);
PLACE(eventcount_fenced, fenced_put, fenced_get);

static bool placing_put(void *queue, uint64_t item)
{
    struct place *place = queue;
    uint64_t none = 0;
    return atomic_compare_exchange_strong(&place->item, &none, item);
}

/* A weak one may fail with the item in its hand. */
static enum queue_answer weak_get(void *queue, uint64_t *item)
{
    struct place *place = queue;
    *item = atomic_load(&place->item);
    return *item && atomic_compare_exchange_weak(&place->item, item, 0) ? QUEUE_GOT : QUEUE_EMPTY;
}

static enum queue_answer strong_get(void *queue, uint64_t *item)
{
    struct place *place = queue;
    *item = atomic_load(&place->item);
    return *item && atomic_compare_exchange_strong(&place->item, item, 0) ? QUEUE_GOT : QUEUE_EMPTY;
}

PLACE(weak, placing_put, weak_get);
PLACE(strong, placing_put, strong_get);

/* Writes plainly what may still wait in its own buffer. */
static bool mixing_put(void *queue, uint64_t item)
{
    struct place *place = queue;
    atomic_store_explicit(&place->item, item, memory_order_relaxed);
    memset(&place->item, 0, sizeof place->item);
    return true;
}

PLACE(mixer, mixing_put, strong_get);

static int hasty_init(void *queue, size_t capacity)
{
    struct toy *toy = queue;
    toy->slots[0] = 99; /* what was there before */
    return toy_init(queue, capacity);
}

static bool hasty_put(void *queue, uint64_t item)
{
    struct toy *toy = queue;
    pthread_mutex_lock(&toy->second);
    toy_add(toy, item);
    pthread_cond_signal(&toy->filled);
    pthread_mutex_unlock(&toy->second);
    return true;
}

/* Woken means served, it believes. */
static enum queue_answer hasty_get(void *queue, uint64_t *item)
{
    struct toy *toy = queue;
    pthread_mutex_lock(&toy->second);
    if (toy->head == toy->tail)
        pthread_cond_wait(&toy->filled, &toy->second);
    *item = toy->slots[toy->head++ % 8];
    pthread_mutex_unlock(&toy->second);
    return QUEUE_GOT;
}

const struct queue_class QUEUE_CLASS(hasty) = {.name = "hasty",
                                               .family = "mutex",
                                               .summary = "for the tests",
                                               .claim = QUEUE_EXACT,
                                               .source = "tests/explore/luck.c",
                                               .size = toy_size,
                                               .init = hasty_init,
                                               .destroy = toy_destroy,
                                               .put = hasty_put,
                                               .get_nowait = hasty_get};
