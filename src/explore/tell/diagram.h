/* An execution as rows of a lane diagram: what every step did, in words that fit a line.
 *
 * Rows come in order; a worker's lane is open from the step that invokes an operation to the step
 * that returns from it. How wide lanes are, and what is coloured, is for whoever prints them.
 */
#ifndef QLAB_EXPLORE_TELL_DIAGRAM_H
#define QLAB_EXPLORE_TELL_DIAGRAM_H

#include <stddef.h>

#include "explore/program.h"
#include "explore/search/search.h"
#include "explore/tell/execution.h"

enum diagram_kind {
    DIAGRAM_STEP,
    DIAGRAM_PREEMPTED, /* a rule: .worker could have gone on */
    DIAGRAM_NO_RETURN, /* a rule: from here every execution ends as this one */
    DIAGRAM_FOR_EVER,  /* a rule: the steps that follow lead back to here */
    DIAGRAM_WAITS,     /* at the end: .worker waits for what .action says */
};

struct diagram_row {
    enum diagram_kind kind;
    size_t step; /* of a step: its number, from 1; 0 in a round that repeats */
    size_t worker;
    unsigned open;                /* lanes that are open when the row begins, as bits */
    unsigned opens, closes;       /* operations that this step invokes, and returns from */
    char begins[32], answers[32]; /* their names and what they answered: "put(1)", "EMPTY" */
    const char *happens;        /* no step of the worker: the sign of a flush or a death, or NULL */
    char action[256];           /* "tail 0 -> 1" */
    double odds;                /* that it ends in what was sought, random from here on */
    char file[64], source[128]; /* of a step: where it stands, and that line without comment */
    int line;
};

struct diagram {
    struct diagram_row *rows;
    size_t count, room;
    size_t workers;
    size_t program;                    /* of these, the program's; then the queue's own threads */
    char titles[PROGRAM_WORKERS][128]; /* "put(2), get", or "A's feeder" */
};

/* Draws the execution of the exploration that is open, told on its machine. 0 or ENOMEM; free with
 * diagram_free. */
int diagram_make(struct diagram *diagram, const struct exploration *exploration,
                 const struct execution *execution);
void diagram_free(struct diagram *diagram);

#endif
