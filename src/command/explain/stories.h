/* What is not the search of states: stories told by engine B, samples, bounds on preemptions. */
#ifndef QLAB_COMMAND_EXPLAIN_STORIES_H
#define QLAB_COMMAND_EXPLAIN_STORIES_H

#include "command/explain/answer.h"

/* Tells stories, samples, tries bounds: as far as that is asked for. Returns 0, or complains and
 * returns an exit status. */
int more_find(struct answer *answer, const struct question *question,
              const struct experiment *experiment);
/* Whether both engines saw the same; 0, or complains. */
int stories_compare(const struct answer *answer);
/* Adds what was seen there to what the search has seen, if there was a search. */
void more_seen(struct answer *answer, const struct question *question);
/* Whether the execution to be told is one that was found there. */
bool more_tells(const struct answer *answer, const struct question *question);
/* Tells it on the machine that is open. 0 or ENOMEM. */
int more_tell(const struct answer *answer, struct execution *execution);

/* Once more_find() has found: whether nothing is to be told of an execution unless the search finds
 * something wrong. */
bool proof_will_do(const struct answer *answer, const struct question *question);

#endif
