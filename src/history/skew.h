/* Skew: by how much the counters of the allowed processors disagree (stamp.c's self-test).
 *
 * What it measures is an estimate and no bound: as in NTP, it takes the fastest message to need
 * equally long both ways. If that is d ticks longer one way, the estimate is d / 2 off; only half
 * of the whole way there and back bounds the error, and that is far more than the guard. Nor does
 * it know what comes later: counters that drift or are reset (suspend, a virtual machine that
 * moves to another host), other processors allowed to the workers than to the caller, or a
 * hypervisor that moves virtual processors about meanwhile. A verdict in doubt is checked with
 * --stamp ticket, which needs no guard. */
#ifndef QLAB_HISTORY_SKEW_H
#define QLAB_HISTORY_SKEW_H

#include <stdint.h>

/* Compares the counters of all processors the caller may run on; *guard becomes the largest
 * estimated disagreement of any two, in ticks, rounded up; 0 with one processor. Returns NULL, or
 * in one line why the counter is no clock here (then *guard is unchanged). Takes up to some
 * milliseconds per processor. */
const char *skew_measure(uint64_t *guard);

#endif
