/* A told execution: its steps in words of the source. A story is more: all executions that differ
 * only in the order of independent steps (stories/). */
#ifndef QLAB_EXPLORE_TELL_EXECUTION_H
#define QLAB_EXPLORE_TELL_EXECUTION_H

#include <stdbool.h>
#include <stddef.h>

#include "explore/machine/aftermath.h"
#include "explore/machine/machine.h"
#include "explore/memory/happens.h"
#include "explore/names/names.h"
#include "history/history.h"

/* One step of an execution, as it happened. */
struct execution_step {
    struct choice choice;
    struct record record; /* what was done, where, with which values, on whose behalf */
    char name[64];        /* of the memory it touched, like cells[0].seq; "" if none */
    struct place place;   /* the source line */
    bool preempts;        /* the worker that ran before could have gone on */
    double odds;          /* P(this ends in what is sought | random from after this step) */
};

/* One execution, from the first step to the last. */
struct execution {
    struct execution_step *steps;
    size_t count;
    unsigned verdict; /* enum verdict bits of its end */
    unsigned needs;   /* every enum ingredient that it takes, as bits */
    unsigned uses;    /* how often: time-outs, spurious failures, deaths */
    unsigned preemptions, switches;
    bool circle;              /* it ends where everybody goes round for ever */
    enum aftermath aftermath; /* if somebody died and it has come to an end */
    struct happens_lie lie;   /* of C11 memory, if it has come to an end with one */
    uint64_t lost;            /* items that do not come when all have stopped: see drain.h */
    char race[256];           /* its first data race, or "" */
    struct history history;   /* its operations, stamped with step numbers from 1 */
};

/* Begins an execution where the machine stands, at its start. 0 or ENOMEM. */
int execution_open(struct execution *execution);
/* Takes a step that machine_choices offers and writes it down. 0 or ENOMEM. */
int execution_take(struct execution *execution, struct choice choice);
/* Who ran last before step `count`: a flush or a death runs nobody. SIZE_MAX: nobody yet. */
size_t execution_last(const struct execution *execution, size_t count);
/* Ends the execution: its verdict, if it has come to an end; the machine goes back to where the
 * execution began. Also after an error. */
void execution_close(struct execution *execution);
void execution_free(struct execution *execution);

#endif
