/* Doom: a process that runs an instrumented queue natively is stopped before a step of its choice.
 *
 * What explore does to one of its fibers with a death, this does to a real process; what "stopped"
 * means is the caller's business.
 */
#ifndef QLAB_EXPLORE_THREADS_DOOM_H
#define QLAB_EXPLORE_THREADS_DOOM_H

#include <stdint.h>

/* Before the step of that number from now (1: the next) of this process, `end` is called with the
 * step's caller (see sites.h); it does not return. Step 0: no step is the last. The process must
 * have one thread only that runs instrumented code. */
void doom_arm(unsigned step, void (*end)(void *context, uint64_t caller), void *context);

#endif
