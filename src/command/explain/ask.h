/* Asking the explorer. */
#ifndef QLAB_COMMAND_EXPLAIN_ASK_H
#define QLAB_COMMAND_EXPLAIN_ASK_H

#include "command/explain/answer.h"
#include "command/explain/parts.h"

/* Explores the queues of the question's lab that the explorer sees. Returns 0, or complains and
 * returns an exit status. Free with answers_free, also after an error. */
int answers_find(struct answers *answers, const struct question *question);

/* The same for one queue. */
int answer_find(struct answer *answer, const struct question *question,
                const struct experiment *experiment);

/* The number of the part that the schedule was made for; the first if it does not say. */
size_t parts_replayed(const struct parts *parts);

#endif
