/* What `qlab explain` is asked. The explorer's experiment and the lab's bear the same name, so
 * explain.c knows the lab and not the explorer, and explain_*.c the explorer and not the lab. */
#ifndef QLAB_COMMAND_EXPLAIN_EXPLAIN_H
#define QLAB_COMMAND_EXPLAIN_EXPLAIN_H

#include <stdbool.h>
#include <stddef.h>

#include "command/explain/engine.h"
#include "command/explain/luck.h"

enum explain_format { EXPLAIN_TEXT, EXPLAIN_JSON, EXPLAIN_CSV };

/* All texts are borrowed. */
struct question {
    const char *subject;       /* the lab or queue, as typed */
    const char *title;         /* the lab's question; NULL without a lab */
    const char *const *queues; /* names, ended by NULL */
    const char *program;
    const char *place; /* where the program stands, for complaints: "--program" or a file */
    int status;        /* exit status if it is wrong there */
    size_t capacity;
    struct luck luck;
    struct engine engine;
    const double *measured;  /* spurious rate of each queue in the lab's newest result, or NAN */
    const char *measured_in; /* that result's folder; NULL if there is none */
    size_t most_states;      /* 0: the explorer's own limit */
    const char *replay;      /* a schedule to be told, or NULL */
    bool example;            /* one execution of a queue that passes is to be told */
    bool colour;
    enum explain_format format;
};

/* Whether the explorer has that queue. */
bool explorer_sees(const char *queue);

/* Answers on stdout. Returns the exit status; complains if it is no verdict. */
int explain_answer(const struct question *question);

#endif
