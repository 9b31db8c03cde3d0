/* A pool of numbered places: which of the places 0 to n - 1 of an array are free.
 *
 * For queues of foreign nodes that want memory of ours. A lock-free stack (R. K. Treiber, 1986) of
 * indices: the place freed last is taken first. A link is an index and a count that every change
 * raises, so the CAS of one who looked long ago fails even if the same place is on top again.
 */
#ifndef QLAB_QUEUE_POOL_H
#define QLAB_QUEUE_POOL_H

#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>

#define POOL_NONE UINT32_MAX

struct pool {
    _Alignas(64) _Atomic uint64_t top; /* link to the first free place */
    _Atomic uint32_t *below;           /* of every free place, the next free one */
};

/* Bytes that pool_init() needs for `below`. */
static inline size_t pool_size(size_t places)
{
    return places * sizeof(_Atomic uint32_t);
}

/* The link that follows upon `old` and leads to `place`. */
static inline uint64_t pool_link(uint64_t old, uint32_t place)
{
    return ((old >> 32) + 1) << 32 | place;
}

/* Makes a pool in which all places are free; 0 is taken first. `below` outlives the pool. */
static inline void pool_init(struct pool *pool, void *below, size_t places)
{
    pool->below = below;
    for (size_t i = 0; i < places; i++)
        atomic_init(&pool->below[i], i + 1 < places ? (uint32_t)i + 1 : POOL_NONE);
    atomic_init(&pool->top, 0);
}

/* Takes a free place; POOL_NONE if there is none. */
static inline uint32_t pool_take(struct pool *pool)
{
    uint64_t top = atomic_load_explicit(&pool->top, memory_order_acquire); /* pool_give() */
    while ((uint32_t)top != POOL_NONE) {
        /* relaxed: if the place was taken and given back meanwhile, the CAS fails by its count */
        uint32_t below = atomic_load_explicit(&pool->below[(uint32_t)top], memory_order_relaxed);
        /* acquire: pairs with the release in pool_give(): who takes sees it left */
        if (atomic_compare_exchange_weak_explicit(&pool->top, &top, pool_link(top, below),
                                                  memory_order_acquire, memory_order_acquire))
            break;
    }
    return (uint32_t)top;
}

/* Gives back a place that the caller has no more use for. */
static inline void pool_give(struct pool *pool, uint32_t place)
{
    uint64_t top = atomic_load_explicit(&pool->top, memory_order_relaxed); /* the CAS checks it */
    do /* relaxed: published by the release below, which pairs with the acquires above */
        atomic_store_explicit(&pool->below[place], (uint32_t)top, memory_order_relaxed);
    while (!atomic_compare_exchange_weak_explicit(&pool->top, &top, pool_link(top, place),
                                                  memory_order_release, memory_order_relaxed));
}

#endif
