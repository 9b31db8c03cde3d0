/* One round of a quiz: what is shown, what is asked, and what is right. */
#ifndef QLAB_COMMAND_EXPLAIN_QUIZ_ROUND_H
#define QLAB_COMMAND_EXPLAIN_QUIZ_ROUND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/clients.h"
#include "explore/tell/diagram.h"
#include "lab/lab.h"

enum { QUIZ_QUESTIONS = 24 };

struct quiz_question {
    char asks[160];
    char answer[48]; /* as it is right */
    double odds;     /* it is a chance, right within a factor of 2; NAN: a word */
};

struct quiz_round {
    const struct queue_class *queue;
    struct clients clients; /* .text is the client that runs, .capacity its places */
    struct diagram diagram; /* without the answers */
    struct quiz_question list[QUIZ_QUESTIONS];
    size_t count;
};

/* Makes a round: any queue of the lab that the explorer sees, any small client of it, any of its
 * executions. The seed alone decides. 0, or complains and returns an exit status; free it then,
 * too.
 */
int quiz_round_make(struct quiz_round *round, const struct lab *lab, uint64_t seed);
void quiz_round_free(struct quiz_round *round);

/* Whether that is right. */
bool quiz_is_right(const struct quiz_question *question, const char *answer);

#endif
