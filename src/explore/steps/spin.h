/* What a spin lock is here: an int that is free as glibc has it, so that memory which nobody has
 * made a lock is one as little as there: on x86 all zero is locked. Else it tells its owner. */
#ifndef QLAB_EXPLORE_STEPS_SPIN_H
#define QLAB_EXPLORE_STEPS_SPIN_H

#include <stdint.h>

#if defined __x86_64__ || defined __i386__
enum { SPIN_FREE = 1 };
#else
enum { SPIN_FREE = 0 };
#endif

/* The worker who has it, + 1; 0: it is free; what is no worker: nobody has it, nor can have it. */
static inline uint32_t spin_owner(int spin)
{
    return (uint32_t)spin - SPIN_FREE;
}

#endif
