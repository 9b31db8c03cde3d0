/* Delays on real threads: a window is widened without touching the source that has it.
 *
 * A delay is only time: whatever the queue then does it could have done without, so an answer that
 * is a lie with delays is a lie. Only how often it happens says nothing of the plain queue.
 */
#ifndef QLAB_EXPLORE_THREADS_CHAOS_H
#define QLAB_EXPLORE_THREADS_CHAOS_H

#include <stddef.h>
#include <stdint.h>

/* Before every hook on that line of the instrumented source, a worker waits that long. Returns 0;
 * EINVAL with one line in `why` if no hook is there, which names the nearest lines that have one;
 * ENOMEM; or ENOSPC beyond CHAOS_SITES hooks in all. */
int chaos_delay(const char *file, int line, uint64_t nanoseconds, char *why, size_t why_size);
enum { CHAOS_SITES = 64 };

/* Before one hook in 32, at random, a worker waits up to 10 us. Returns 0 or ENOMEM. */
int chaos_random(uint64_t seed);

/* Removes every delay. */
void chaos_end(void);

#endif
