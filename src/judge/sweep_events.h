/* The events of a sweep: invocations and returns, in order. */
#ifndef QLAB_JUDGE_SWEEP_EVENTS_H
#define QLAB_JUDGE_SWEEP_EVENTS_H

#include "judge/sweep_state.h"

/* Puts all walkers at the start of their logs. The rest is ready. */
void sweep_start(struct sweep *sweep);

/* Takes every event in order. Returns 0, ENOMEM or EOVERFLOW. */
int sweep_run(struct sweep *sweep);

#endif
