/* What a walk through clients comes to: cases, a sentence, an exit status. */
#ifndef QLAB_COMMAND_CHECK_CONCLUDE_H
#define QLAB_COMMAND_CHECK_CONCLUDE_H

#include <stddef.h>

#include "command/check/cases.h"
#include "command/check/walked.h"

/* Adds a case for each pass that was planned, and the shortest story, which stays in *walk. */
void conclude_walk(struct cases *cases, const struct walk_plan *plan, const struct walk *walk);

/* All cases in one sentence, which is written to `sentence` and stays there, and the status. It
 * holds if each pass proved `least` calls at least. */
void conclude(struct cases *cases, const struct walk_plan *plan, const struct walk *walk,
              size_t least, char *sentence, size_t size);

#endif
