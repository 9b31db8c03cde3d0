/* A ring under a lock, for the cases: each file does one thing otherwise. */
#ifndef QLAB_TESTS_EXPLORE_CASES_RING_H
#define QLAB_TESTS_EXPLORE_CASES_RING_H

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "queue/queue.h"

struct ring {
    pthread_mutex_t lock; /* protects the indices and the items */
    size_t capacity, head, tail;
    uint64_t items[8];
};

static inline size_t ring_size(size_t capacity)
{
    (void)capacity;
    return sizeof(struct ring);
}

static inline int ring_init(void *queue, size_t capacity)
{
    struct ring *ring = queue;
    ring->head = ring->tail = 0;
    ring->capacity = capacity < 8 ? capacity : 8;
    return pthread_mutex_init(&ring->lock, NULL);
}

static inline void ring_destroy(void *queue)
{
    (void)queue;
}

static inline bool ring_add(struct ring *ring, uint64_t item)
{
    if (ring->tail - ring->head == ring->capacity)
        return false;
    ring->items[ring->tail++ % ring->capacity] = item;
    return true;
}

static inline enum queue_answer ring_take(struct ring *ring, uint64_t *item)
{
    if (ring->tail == ring->head)
        return QUEUE_EMPTY;
    *item = ring->items[ring->head++ % ring->capacity];
    return QUEUE_GOT;
}

static inline bool ring_put(void *queue, uint64_t item)
{
    struct ring *ring = queue;
    pthread_mutex_lock(&ring->lock);
    bool room = ring_add(ring, item);
    pthread_mutex_unlock(&ring->lock);
    return room;
}

static inline enum queue_answer ring_get(void *queue, uint64_t *item)
{
    struct ring *ring = queue;
    pthread_mutex_lock(&ring->lock);
    enum queue_answer answer = ring_take(ring, item);
    pthread_mutex_unlock(&ring->lock);
    return answer;
}

#define CASE_TIMED(name_, size_, init_, put_, get_, get_timed_)                                    \
    const struct queue_class QUEUE_CLASS(name_) = {.name = #name_,                                 \
                                                   .family = "lock-free",                          \
                                                   .summary = "for the tests",                     \
                                                   .claim = QUEUE_EXACT,                           \
                                                   .source = "tests/explore/cases",                \
                                                   .size = size_,                                  \
                                                   .init = init_,                                  \
                                                   .destroy = ring_destroy,                        \
                                                   .put = put_,                                    \
                                                   .get_nowait = get_,                             \
                                                   .get_timed = get_timed_}
#define CASE_OF(name_, size_, init_, put_, get_) CASE_TIMED(name_, size_, init_, put_, get_, NULL)
#define CASE(name_, put_, get_)                  CASE_OF(name_, ring_size, ring_init, put_, get_)

#endif
