/* Answers: what was found of every queue, for those who print it. */
#ifndef QLAB_COMMAND_EXPLAIN_ANSWER_H
#define QLAB_COMMAND_EXPLAIN_ANSWER_H

#include "command/explain/question.h"
#include "explore/graph/state_graph.h"
#include "explore/tell/diagram.h"
#include "explore/stories/dpor.h"
#include "explore/explore.h"
#include "explore/sample/sample.h"

enum { BOUNDS_MOST = 64 };

/* Whether an x86 shows what C11 memory does. */
enum x86 { X86_UNASKED, X86_SHOWS, X86_NEVER };

/* What was found of one queue, and one execution of it. */
struct answer {
    const struct queue_class *queue;
    struct findings findings;
    double measured; /* its spurious rate in the lab's newest result, or NAN */
    bool told;       /* what follows holds the least of what is wrong, or what was asked for */
    struct execution execution;
    struct diagram diagram;
    char *schedule;  /* from malloc */
    unsigned sought; /* enum verdict bits that odds and the least execution are of; 0: all */
    struct state_graph *graph; /* from malloc, if it was wanted; else NULL */
    enum x86 x86;              /* of that execution, if only weak memory has it */
    /* With every ingredient that is allowed fewer preemptions may do: that execution, or NULL. */
    char *easier; /* from malloc */
    unsigned easier_preemptions;
    size_t easier_steps;
    bool stories_told;      /* by engine B: */
    struct stories stories; /* as the judge needs them */
    bool hunted,
        hunt_stopped;     /* races were looked for by states: .stories has the race; not in all */
    uint64_t traces;      /* as other tools count them; 0: not known */
    struct sample sample; /* where runs were sampled */
    /* --preemptions each: failing histories, and how many of them each bound reaches, from 0. */
    uint64_t failures, reached[BOUNDS_MOST];
    size_t bounds;
    bool failures_stopped;
};

struct answers {
    const struct question *question;
    const struct queue_class **queues; /* that are explored, ended by NULL; from malloc */
    char *measured_in; /* folder of the lab's newest result, from malloc; NULL if there is none */
    struct program program;
    struct answer *list;
    size_t count;
};

void answers_free(struct answers *answers);

#endif
