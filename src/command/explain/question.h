/* What `qlab explain` is asked. */
#ifndef QLAB_COMMAND_EXPLAIN_QUESTION_H
#define QLAB_COMMAND_EXPLAIN_QUESTION_H

#include <stdbool.h>
#include <stddef.h>

#include "command/explain/engine.h"
#include "command/explain/luck.h"
#include "command/line/format.h"
#include "lab/lab.h"

/* One program, of some queues. All texts are borrowed. */
struct question {
    const char *subject;   /* the lab or queue, as typed */
    const struct lab *lab; /* its queues */
    const char *program;
    const struct queue_class *only; /* the queue that runs it; NULL: those of the lab that have no
                                       program of their own */
    bool all;                       /* those that have one too: it was typed */
    bool further;                   /* another program was asked of before */
    size_t capacity;
    bool capacity_typed;
    const char *place; /* where the program stands, for complaints: "--program" or a file */
    int status;        /* exit status if it is wrong there */
    struct luck luck;
    struct engine engine;
    uint64_t budget;    /* ns for all questions; 0: no end */
    size_t most_states; /* 0: the explorer's own limit */
    const char *replay; /* a schedule to be told, or NULL */
    uint64_t mutate;    /* weaken orders, for clients of so many calls; 0: do not */
    bool example;       /* one execution of a queue that passes is to be told */
    bool graph;         /* the whole state graph is wanted */
    bool colour;
    enum format format;
};

/* The lab's question; NULL if there are only queues. */
static inline const char *question_title(const struct question *question)
{
    return question->lab->folder ? question->lab->title : NULL;
}

#endif
