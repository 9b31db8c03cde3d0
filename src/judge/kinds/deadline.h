/* Timed gets that gave up too early, or without a last look. */
#ifndef QLAB_JUDGE_KINDS_DEADLINE_H
#define QLAB_JUDGE_KINDS_DEADLINE_H

#include "judge/judge.h"

/* Whether this Empty of a timed get was over before its deadline. False where none is known. */
bool deadline_early(const struct history *history, const struct operation *empty);

/* Whether from its deadline (or its invocation, if that was later) until it was over something was
 * certainly inside. That it may be spurious as a whole does not count. */
bool deadline_late(const struct history *history, const struct cover *cover,
                   const struct operation *empty);

#endif
