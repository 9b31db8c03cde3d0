/* The measured rates of a lab's newest result: what `explain` tells beside its odds. */
#ifndef QLAB_COMMAND_EXPLAIN_MEASURED_RATES_H
#define QLAB_COMMAND_EXPLAIN_MEASURED_RATES_H

#include "command/explain/answer.h"

/* Looks for the newest complete result of the lab that the question is about: tells its folder, and
 * of every queue the lies per attempt in all counted runs, NAN if it was not measured. A damaged
 * one is told, and counts as none. 0, or STATUS_SYSTEM after complaining. */
int measured_find(struct answers *answers);

#endif
