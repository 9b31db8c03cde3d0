/* What a mutex is here: a few words written over the memory of the real one, so that they are part
 * of the state. Its kind stands where glibc has it, so that a static initialiser of any kind makes
 * a fresh mutex; all else of that is zero. */
#ifndef QLAB_EXPLORE_STEPS_MUTEX_MODEL_H
#define QLAB_EXPLORE_STEPS_MUTEX_MODEL_H

#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/machine/machine.h"

struct model_mutex {
    uint32_t owner; /* worker + 1, or 0 */
    uint32_t depth; /* of a recursive one, beyond the first lock */
    uint8_t robust; /* its owner's end is told to the next owner */
    uint8_t doubt;  /* owned after EOWNERDEAD and not yet made consistent */
    uint8_t broken; /* unlocked in doubt: ENOTRECOVERABLE for ever */
    uint32_t none;
    int32_t type; /* PTHREAD_MUTEX_NORMAL, _RECURSIVE, _ERRORCHECK; any other is as normal */
};
_Static_assert(sizeof(struct model_mutex) <= sizeof(pthread_mutex_t), "fits over the real one");
_Static_assert(offsetof(struct model_mutex, type) == offsetof(pthread_mutex_t, __data.__kind),
               "a static initialiser says what type it is");

/* Whether its owner's next lock returns: it counts it, or says that it is an error. */
static inline bool mutex_knows_owner(const struct model_mutex *mutex)
{
    return mutex->type == PTHREAD_MUTEX_RECURSIVE || mutex->type == PTHREAD_MUTEX_ERRORCHECK;
}

/* Whether a lock would return now, with or without success. */
bool mutex_lock_returns(const struct model_mutex *mutex, size_t self);
/* Locks a mutex whose lock returns; an errno value. */
int mutex_lock(struct model_mutex *mutex, size_t self);
int mutex_unlock(struct machine_worker *worker, struct model_mutex *mutex);
/* The worker that holds it; SIZE_MAX: none. */
size_t mutex_holder(const struct model_mutex *mutex);

/* Locks a real one within `seconds`: 0, an error of the lock, or ETIMEDOUT if it is held. */
int mutex_lock_within(uint64_t mutex, unsigned seconds);

#endif
