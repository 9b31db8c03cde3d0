/* Twins with one mistake each, for the tests: a ring for one putter and one getter whose putter
 * tells of an item with a relaxed store, so that nothing hands the item over; and its twin with a
 * release. And a counter that is read without the lock, and its twin that takes the lock. */
#include <stdatomic.h>

#include "queues.h"
#include "toy.h"

#define TOY(name_, put_function, get_function)                                                     \
    const struct queue_class QUEUE_CLASS(name_) = {.name = #name_,                                 \
                                                   .family = "lock-free",                          \
                                                   .summary = "for the tests",                     \
                                                   .claim = QUEUE_EXACT,                           \
                                                   .source = "tests/explore/racy.c",               \
                                                   .size = toy_size,                               \
                                                   .init = toy_init,                               \
                                                   .destroy = toy_destroy,                         \
                                                   .put = put_function,                            \
                                                   .get_nowait = get_function}

static bool relaxed_put(void *queue, uint64_t item)
{
    struct toy *toy = queue;
    unsigned count = atomic_load_explicit(&toy->flag, memory_order_relaxed);
    toy->slots[count % 8] = item;
    atomic_store_explicit(&toy->flag, count + 1,
                          memory_order_relaxed); /* no partner: the mistake */
    return true;
}

static bool released_put(void *queue, uint64_t item)
{
    struct toy *toy = queue;
    unsigned count = atomic_load_explicit(&toy->flag, memory_order_relaxed);
    toy->slots[count % 8] = item;
    atomic_store_explicit(&toy->flag, count + 1, memory_order_release); /* acquire in one_get */
    return true;
}

static bool fenced_put(void *queue, uint64_t item)
{
    struct toy *toy = queue;
    unsigned count = atomic_load_explicit(&toy->flag, memory_order_relaxed);
    toy->slots[count % 8] = item;
    atomic_thread_fence(memory_order_release); /* with the store below: acquire in one_get */
    atomic_store_explicit(&toy->flag, count + 1, memory_order_relaxed);
    return true;
}

static enum queue_answer one_get(void *queue, uint64_t *item)
{
    struct toy *toy = queue;
    if (toy->head == atomic_load_explicit(&toy->flag, memory_order_acquire)) /* the put's store */
        return QUEUE_EMPTY;
    *item = toy->slots[toy->head++ % 8];
    return QUEUE_GOT;
}

/* Plain code comes to the flag before the worker's first step, and never again. */
static bool eager_put(void *queue, uint64_t item)
{
    struct toy *toy = queue;
    *(unsigned *)(void *)&toy->flag = 0;
    pthread_spin_lock(&toy->spin);
    pthread_spin_unlock(&toy->spin);
    return item == 0; /* FULL, always */
}

TOY(eager, eager_put, one_get);
TOY(unpublished, relaxed_put, one_get);
TOY(published, released_put, one_get);
TOY(fenced, fenced_put, one_get);

static bool locked_put(void *queue, uint64_t item)
{
    struct toy *toy = queue;
    pthread_mutex_lock(&toy->second);
    toy_add(toy, item);
    pthread_mutex_unlock(&toy->second);
    return true;
}

static enum queue_answer locked_get(void *queue, uint64_t *item)
{
    struct toy *toy = queue;
    pthread_mutex_lock(&toy->second);
    enum queue_answer answer = toy_take(toy, item);
    pthread_mutex_unlock(&toy->second);
    return answer;
}

static enum queue_answer peeking_get(void *queue, uint64_t *item)
{
    struct toy *toy = queue;
    if (toy->head == toy->tail) /* without the lock: the mistake */
        return QUEUE_EMPTY;
    return locked_get(queue, item);
}

TOY(peeking, locked_put, peeking_get);
TOY(locked, locked_put, locked_get);
