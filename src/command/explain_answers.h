/* Answers: what was found of every queue, for those who print it. */
#ifndef QLAB_COMMAND_EXPLAIN_ANSWERS_H
#define QLAB_COMMAND_EXPLAIN_ANSWERS_H

#include <stdio.h>

#include "command/explain.h"
#include "explore/diagram.h"
#include "explore/explore.h"

/* What was found of one queue, and one execution of it. */
struct answer {
    const struct queue_class *queue;
    struct findings findings;
    bool told; /* what follows holds the least of what is wrong, or what was asked for */
    struct story story;
    struct diagram diagram;
    char *schedule; /* from malloc */
    /* With every ingredient that is allowed fewer preemptions may do: that execution, or NULL. */
    char *easier; /* from malloc */
    unsigned easier_preemptions;
    size_t easier_steps;
};

struct answers {
    const struct question *question;
    struct program program;
    struct answer *list;
    size_t count;
};

/* explain_search.c: explores the queues. Returns 0, or complains and returns an exit status. Free
 * with answers_free, also after an error. */
int answers_find(struct answers *answers, const struct question *question);
/* The same for one queue. */
int answer_find(struct answer *answer, const struct question *question,
                const struct scenario *scenario);
void answers_free(struct answers *answers);

/* ---- explain_verdict.c ---- */

/* The worst of what was seen: "never", "lies", "deadlock", ...; "bounded" if the search stopped
 * before anything was seen. */
const char *answer_verdict(const struct answer *answer);
/* The same as the end of an execution: "lie", "deadlock", ...; "failure" if several. */
const char *fate_of(unsigned seen);
/* Whether something was seen that refutes the queue's claim. */
bool answer_refuted(const struct answer *answer);
/* The exit status: a refuted claim before a search that stopped. */
int answers_status(const struct answers *answers);
/* The answer whose execution teaches most: a refuted claim, else the first that has one; NULL if
 * none has. */
const struct answer *answers_best(const struct answers *answers);
/* How many operations the workers do in all, without the prefix. */
size_t answers_operations(const struct answers *answers);
/* "2 workers, 3 operations, capacity 4, sequentially consistent memory, ..." */
void answers_bounds(const struct answers *answers, char *text, size_t size);

/* ---- explain_luck.c ---- */

void luck_apply(const struct luck *luck, struct scenario *scenario);
/* "sequentially consistent memory, no spurious failures, ..." */
void luck_bounds(const struct luck *luck, char *text, size_t size);
/* " --memory tso --kill 1" */
void luck_print_options(const struct luck *luck, FILE *out);
/* The i-th ingredient that a story with these needs takes, or does without; NULL: no more. */
const char *luck_word(size_t i, unsigned needs, bool needed);
/* All of them: "time-outs, store buffers" */
void luck_list(char *text, size_t size, unsigned needs, bool needed);

/* ---- printing ---- */

/* explain_lanes.c: the diagram, no line wider than GRID_WIDTH; `fate` is what all executions from
 * its point of no return end in: "lie". */
void lanes_print(FILE *out, const struct diagram *diagram, const char *fate, bool colour);
/* explain_reason.c: why the execution ended as it did, in words. 0 or ENOMEM. */
int reason_print(FILE *out, const struct answers *answers, const struct answer *answer);
/* explain_table.c: a line per queue, and what the words mean here. 0 or an errno value. */
int table_print(FILE *out, const struct answers *answers);
/* explain_text.c, explain_data.c: everything. 0 or an errno value. */
int answers_text(FILE *out, const struct answers *answers);
int answers_json(FILE *out, const struct answers *answers);
int answers_csv(FILE *out, const struct answers *answers);

#endif
