/* Runs that are not whole though nobody interrupted them. */
#ifndef QLAB_COMMAND_SESSION_LOST_H
#define QLAB_COMMAND_SESSION_LOST_H

#include "command/session/progress.h"
#include "measure/outcome.h"
#include "measure/rounds.h"
#include "own/contain.h"

/* Says in one line why; *ending says how an own queue's code ended it, if it did. */
void lost_explain(const struct measure_outcome *outcome, const struct ending *ending,
                  const struct planned_run *plan, const char *queue,
                  const struct progress *progress);

#endif
