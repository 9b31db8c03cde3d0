/* Atomics of 16 bytes, fences, and copies of whole structures. */
#include <stdatomic.h>
#include <stdlib.h>

#include "queues.h"
#include "toy.h"

struct pair {
    uint64_t first, second;
};

__extension__ typedef unsigned __int128 wide_number;

struct wide {
    _Alignas(16) _Atomic struct pair pair;
    _Alignas(16) _Atomic wide_number number;
    struct toy from, to;
};

static size_t size(size_t capacity)
{
    (void)capacity;
    return sizeof(struct wide);
}

static int init(void *queue, size_t capacity)
{
    struct wide *w = queue;
    (void)capacity;
    *w = (struct wide){.from.head = 7};
    return 0;
}

static bool is(struct pair pair, uint64_t first, uint64_t second)
{
    return pair.first == first && pair.second == second;
}

static bool put(void *queue, uint64_t item)
{
    struct wide *w = queue;
    const wide_number high = (wide_number)1 << 64;
    struct pair seen = {1, 1}, pair = {item, 2}, other = {3, 4};
    bool right = !atomic_compare_exchange_strong(&w->pair, &seen, pair) && is(seen, 0, 0);
    right = right && atomic_compare_exchange_strong(&w->pair, &seen, pair) && is(seen, 0, 0);
    right = right && is(atomic_load(&w->pair), item, 2);
    right = right && !atomic_compare_exchange_weak(&w->pair, &seen, pair) && is(seen, item, 2);
    right = right && is(atomic_exchange(&w->pair, other), item, 2);
    atomic_thread_fence(memory_order_seq_cst);
    atomic_store(&w->pair, pair);
    right = right && atomic_fetch_add(&w->number, high + 5) == 0;
    right = right && atomic_fetch_sub(&w->number, 6) == high + 5;
    right = right && atomic_load(&w->number) == high - 1;
    atomic_signal_fence(memory_order_seq_cst);
    w->to = w->from;
    return right && w->to.head == 7;
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    struct wide *w = queue;
    struct pair none = {0, 0};
    struct pair pair = atomic_exchange(&w->pair, none);
    *item = pair.first;
    return *item ? QUEUE_GOT : QUEUE_EMPTY;
}

/* Copies a whole structure out of memory that is freed. */
static bool late_put(void *queue, uint64_t item)
{
    struct wide *w = queue;
    struct toy *toy = atomic_load(&w->number) ? NULL : malloc(sizeof *toy);
    if (!toy)
        return false;
    *toy = w->from;
    toy->head = item;
    free(toy);
    w->to = *toy;
    return true;
}

#define WIDE(name_, put_)                                                                          \
    const struct queue_class QUEUE_CLASS(name_) = {.name = #name_,                                 \
                                                   .family = "lock-free",                          \
                                                   .summary = "for the tests",                     \
                                                   .claim = QUEUE_EXACT,                           \
                                                   .source = "tests/explore/wide.c",               \
                                                   .size = size,                                   \
                                                   .init = init,                                   \
                                                   .destroy = toy_destroy,                         \
                                                   .put = put_,                                    \
                                                   .get_nowait = get_nowait}

WIDE(wide, put);
WIDE(late, late_put);
