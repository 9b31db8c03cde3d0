/* A toy queue for the explorer's tests: an array, two indices, and whatever locks the queue at hand
 * wants to misuse. */
#ifndef QLAB_TESTS_EXPLORE_TOY_H
#define QLAB_TESTS_EXPLORE_TOY_H

#include <pthread.h>
#include <semaphore.h>

#include "queue/queue.h"

struct toy {
    pthread_mutex_t first, second;
    pthread_rwlock_t shared;
    pthread_cond_t filled;
    pthread_spinlock_t spin;
    sem_t items;
    _Atomic unsigned flag;
    uint64_t head, tail;
    uint64_t slots[8];
};

static inline void toy_add(struct toy *toy, uint64_t item)
{
    toy->slots[toy->tail++ % 8] = item;
}

static inline enum queue_answer toy_take(struct toy *toy, uint64_t *item)
{
    if (toy->head == toy->tail)
        return QUEUE_EMPTY;
    *item = toy->slots[toy->head++ % 8];
    return QUEUE_GOT;
}

size_t toy_size(size_t capacity);
int toy_init(void *queue, size_t capacity);
void toy_destroy(void *queue);

#endif
