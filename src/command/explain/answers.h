/* Answers: what was found of every queue, for those who print it. */
#ifndef QLAB_COMMAND_EXPLAIN_ANSWERS_H
#define QLAB_COMMAND_EXPLAIN_ANSWERS_H

#include <stdio.h>

#include "command/explain/explain.h"
#include "explore/tell/diagram.h"
#include "explore/stories/dpor.h"
#include "explore/explore.h"
#include "explore/sample/sample.h"

enum { BOUNDS_MOST = 64 };

/* What was found of one queue, and one execution of it. */
struct answer {
    const struct queue_class *queue;
    struct findings findings;
    bool told; /* what follows holds the least of what is wrong, or what was asked for */
    struct execution execution;
    struct diagram diagram;
    char *schedule; /* from malloc */
    /* With every ingredient that is allowed fewer preemptions may do: that execution, or NULL. */
    char *easier; /* from malloc */
    unsigned easier_preemptions;
    size_t easier_steps;
    bool stories_told;      /* by engine B: */
    struct stories stories; /* as the judge needs them */
    uint64_t traces;        /* as other tools count them; 0: not known */
    struct sample sample;   /* where runs were sampled */
    /* --preemptions each: failing histories, and how many of them each bound reaches, from 0. */
    uint64_t failures, reached[BOUNDS_MOST];
    size_t bounds;
    bool failures_stopped;
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
                const struct experiment *experiment);
void answers_free(struct answers *answers);

/* ---- explain_stories.c: what is not the search of states ---- */

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

void luck_apply(const struct luck *luck, struct experiment *experiment);
/* "sequentially consistent memory, no spurious failures, ..." */
void luck_bounds(const struct luck *luck, char *text, size_t size);
/* " --memory tso --kill 1" */
void luck_print_options(const struct luck *luck, FILE *out);
/* The i-th ingredient that an execution with these needs takes, or does without; NULL: no more. */
const char *luck_word(size_t i, unsigned needs, bool needed);
/* All of them: "time-outs, store buffers" */
void luck_list(char *text, size_t size, unsigned needs, bool needed);

/* ---- printing ---- */

/* explain_lanes.c: the diagram, no line wider than GRID_WIDTH; `fate` is what all executions from
 * its point of no return end in: "lie". */
void lanes_print(FILE *out, const struct diagram *diagram, const char *fate, bool colour);
/* explain_reason.c: why the execution ended as it did, in words. 0 or ENOMEM. */
int reason_print(FILE *out, const struct answers *answers, const struct answer *answer);
/* explain_window.c: what the source says of the window by which an operation lies, index-th of its
 * worker; NULL if nothing. */
const char *window_of(const struct execution *execution, size_t worker, size_t index);
/* The window of the lie that is told of a queue; what its class says of it, if the source does not;
 * NULL: none, or it tells no lie. */
const char *answer_window(const struct answer *answer);
/* Every queue that fails, but for the one whose execution is drawn, with its window in a sentence. */
void windows_print(FILE *out, const struct answers *answers, const struct answer *drawn);
/* explain_table.c: a line per queue, and what the words mean here. 0 or an errno value. */
int table_print(FILE *out, const struct answers *answers);
/* explain_found.c: what the engines found besides: stories, data races, bounds on preemptions. */
void found_print(FILE *out, const struct answers *answers);
/* The table where no states were searched. 0 or an errno value. */
int found_table(FILE *out, const struct answers *answers);
/* "in run 27 of 100 000, seed 7; not proved minimal" */
void found_where(char *text, size_t size, const struct answers *answers,
                 const struct answer *answer);

/* explain_text.c, explain_data.c: everything. 0 or an errno value. */
int answers_text(FILE *out, const struct answers *answers);
int answers_json(FILE *out, const struct answers *answers);
int answers_csv(FILE *out, const struct answers *answers);

#endif
