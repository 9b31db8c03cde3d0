/* What a mutex, a condition variable and a semaphore are here: a few words written over the memory
 * of the real object, so that they are part of the state. All zero is a fresh object, as the static
 * initialisers of POSIX make it. A spin lock is one int: 0, or its owner + 1. */
#ifndef QLAB_EXPLORE_MACHINE_SYNC_H
#define QLAB_EXPLORE_MACHINE_SYNC_H

#include <pthread.h>
#include <semaphore.h>
#include <stdint.h>

struct model_mutex {
    uint32_t owner; /* worker + 1, or 0 */
    uint32_t depth; /* of a recursive one, beyond the first lock */
    uint8_t type;   /* PTHREAD_MUTEX_NORMAL, _RECURSIVE or _ERRORCHECK */
    uint8_t robust; /* its owner's end is told to the next owner */
    uint8_t doubt;  /* owned after EOWNERDEAD and not yet made consistent */
    uint8_t broken; /* unlocked in doubt: ENOTRECOVERABLE for ever */
};

struct model_condition {
    uint32_t waiting; /* workers that wait, as bits */
    uint32_t woken;   /* of those, workers that may go on */
};

struct model_semaphore {
    uint32_t value;
};

_Static_assert(sizeof(struct model_mutex) <= sizeof(pthread_mutex_t), "fits over the real one");
_Static_assert(sizeof(struct model_condition) <= sizeof(pthread_cond_t), "fits over the real one");
_Static_assert(sizeof(struct model_semaphore) <= sizeof(sem_t), "fits over the real one");

#endif
