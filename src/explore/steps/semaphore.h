/* What a semaphore is here: its value, over the memory of the real one. */
#ifndef QLAB_EXPLORE_STEPS_SEMAPHORE_H
#define QLAB_EXPLORE_STEPS_SEMAPHORE_H

#include <semaphore.h>
#include <stdint.h>

struct model_semaphore {
    uint32_t value;
};
_Static_assert(sizeof(struct model_semaphore) <= sizeof(sem_t), "fits over the real one");

#endif
