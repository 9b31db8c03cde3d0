/* The library: a bounded queue behind a mutex. */
#ifndef RING_H
#define RING_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>

enum { RING_PLACES = 16 };

struct ring {
    pthread_mutex_t lock;
    size_t head, tail;
    void *place[RING_PLACES];
};

static inline bool ring_push(struct ring *ring, void *pointer)
{
    pthread_mutex_lock(&ring->lock);
    bool room = ring->tail - ring->head < RING_PLACES;
    if (room)
        ring->place[ring->tail++ % RING_PLACES] = pointer;
    pthread_mutex_unlock(&ring->lock);
    return room;
}

static inline void *ring_pop(struct ring *ring)
{
    pthread_mutex_lock(&ring->lock);
    void *pointer = ring->head == ring->tail ? NULL : ring->place[ring->head++ % RING_PLACES];
    pthread_mutex_unlock(&ring->lock);
    return pointer;
}

#endif
