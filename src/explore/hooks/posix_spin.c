/* Spin locks, as the queue calls them. */
#include <pthread.h>

#include "explore/hooks/access.h"
#include "explore/machine/buffer.h"
#include "explore/machine/machine.h"
#include "explore/steps/spin.h"
#include "explore/steps/step.h"
#include "explore/threads/native.h"

/* Our own calls stay the real ones: only the prototypes are wanted from here. */
#include "explore/hooks/posix.h"
#undef pthread_spin_init
#undef pthread_spin_destroy

#define CALLER ((uintptr_t)__builtin_return_address(0))

static int step(enum step kind, pthread_spinlock_t *spin, size_t width, uint64_t caller)
{
    return (int)hook_step(STEP_WHAT(kind, width, 0, 0), (uintptr_t)spin, 0, 0, caller);
}

int explore_spin_init(pthread_spinlock_t *spin, int shared)
{
    access_check(spin, sizeof *spin, true, CALLER);
    if (!machine.running)
        return pthread_spin_init(spin, shared);
    *spin = SPIN_FREE;
    return 0;
}

/* That does nothing, so an unlock may still wait in the store buffer. */
int explore_spin_destroy(pthread_spinlock_t *spin)
{
    if (machine.running && buffer_meets(&machine.running->buffer, (uintptr_t)spin, sizeof *spin))
        return 0;
    access_check(spin, sizeof *spin, true, CALLER);
    if (!machine.running)
        return pthread_spin_destroy(spin);
    return 0;
}

int explore_spin_lock(pthread_spinlock_t *spin)
{
    return step(STEP_SPIN_LOCK, spin, 0, CALLER);
}

int explore_spin_trylock(pthread_spinlock_t *spin)
{
    return step(STEP_SPIN_TRYLOCK, spin, 0, CALLER);
}

int explore_spin_unlock(pthread_spinlock_t *spin)
{
    return step(STEP_SPIN_UNLOCK, spin, sizeof *spin, CALLER); /* a store of so many bytes */
}
