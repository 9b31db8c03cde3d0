/* Timed gets that gave up too early, or without a last look. */
#ifndef QLAB_JUDGE_KINDS_DEADLINE_H
#define QLAB_JUDGE_KINDS_DEADLINE_H

#include "judge/faults.h"
#include "judge/judge.h"

/* Judges one Empty of a timed get: early iff it was over before its deadline; late iff from its
 * deadline (or its invocation, if that was later) until it was over something was certainly
 * inside. Nothing is said where no deadline is known, nor of an Empty that is `spurious` anyway. */
void deadline_judge(const struct history *history, const struct cover *cover, size_t worker,
                    size_t index, bool spurious, struct faults *faults);

#endif
