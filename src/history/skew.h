/* Skew: by how much the counters of the allowed processors disagree (stamp.c's self-test). */
#ifndef QLAB_HISTORY_SKEW_H
#define QLAB_HISTORY_SKEW_H

#include <stdint.h>

/* Compares the counters of all processors the caller may run on; *guard becomes the largest
 * estimated disagreement of any two, in ticks, rounded up; 0 with one processor. Returns NULL, or
 * in one line why the counter is no clock here (then *guard is unchanged). Takes up to some
 * milliseconds per processor. */
const char *skew_measure(uint64_t *guard);

#endif
