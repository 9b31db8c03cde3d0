/* An Empty in doubt: one that is a lie in the order of the sweep, and none by stamps. */
#ifndef QLAB_JUDGE_SWEEP_DOUBT_H
#define QLAB_JUDGE_SWEEP_DOUBT_H

#include "judge/sweep_state.h"

/* Judges the Empty that this worker returns now by the calls that can matter for it: *instant is
 * program_empties' of it. If these are too many, sweep_ask instead. Returns 0, ENOMEM or EOVERFLOW.
 */
int sweep_doubt(struct sweep *sweep, size_t worker, uint64_t *instant);

#endif
