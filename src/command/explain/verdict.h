/* Verdicts: what was seen of a queue, against what it claims. */
#ifndef QLAB_COMMAND_EXPLAIN_VERDICT_H
#define QLAB_COMMAND_EXPLAIN_VERDICT_H

#include "command/explain/answer.h"
#include "report/text/grid.h"

/* The worst of what was seen: "never", "lies", "deadlock", ...; "bounded" if the search stopped
 * before anything was seen. */
const char *answer_verdict(const struct answer *answer);
/* The same in a table: "never", "LIES", "DEADLOCK". */
const char *answer_verdict_text(const struct answer *answer);
/* How it is printed there. */
enum grid_style answer_style(const struct answer *answer);
/* The same as the end of an execution: "lie", "deadlock", ...; "failure" if several,
 * none of which is worse than a race. */
const char *fate_of(unsigned seen);
/* The i-th of all kinds seen, from the worst, as JSON has it: "lies", ...; NULL: no more. */
const char *verdict_value(size_t i, unsigned seen);
/* Whether something was seen that refutes the queue's claim. */
bool answer_refuted(const struct answer *answer);
/* Whether all of every queue's executions within the bounds was covered. */
bool answers_complete(const struct answers *list, size_t count);

/* The exit status: an interrupt, else a refuted claim before a search that stopped. */
int answers_status(const struct answers *list, size_t count);
/* The answer whose execution teaches most: a refuted claim, else the first that has one, and the
 * part that it is of; NULL, and the first, if none has. */
const struct answer *answers_best(const struct answers *list, size_t count,
                                  const struct answers **part);
/* How many operations the workers do in all, without the prefix. */
size_t answers_operations(const struct answers *answers);
/* "2 workers, 3 operations, capacity 4, sequentially consistent memory, ..." */
void answers_bounds(const struct answers *answers, char *text, size_t size);

/* Which verdicts a search tells of, and counts, as enum verdict bits: at first, where workers may
 * die, what that does; in a queue that is broken besides, its lies; else 0: all. */
unsigned sought_first(const struct question *question, const struct queue_class *queue);

/* Once that has seen so much: whatever else is wrong, or the worst of it, if it differs in how bad
 * it is and all were sought. Stories were told before. The same as first: it will do. */
unsigned sought_then(unsigned first, const struct answer *answer, unsigned seen);

#endif
