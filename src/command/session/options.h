/* The options that every measuring verb shares. */
#ifndef QLAB_COMMAND_SESSION_OPTIONS_H
#define QLAB_COMMAND_SESSION_OPTIONS_H

#include <stdbool.h>

#include "command/line/option.h"
#include "lab/lab.h"

/* Ways to run in which some options mean nothing (option_row.useless). */
enum { MODE_THROUGHPUT = 1, MODE_REPLAY = 2 };

/* The groups of help, in order; a verb adds its own options to them. */
enum { GROUP_WORKLOAD = 1, GROUP_MEASURING, GROUP_DISTURBING, GROUP_THROUGHPUT, GROUP_OUTPUT };

struct options {
    const char *queues, *rounds; /* as typed; NULL if not given */
    const char *output;          /* parent of the run folder; NULL: the usual place */
    const char *knob[KNOB_COUNT];
    struct texts predict; /* "NAME=GUESS", or "GUESS" */
    struct seed seed;
    int workers, stamp; /* as words_workers and words_stamp; WORD_NONE if not given */
    int format;         /* enum format */
    int colour;         /* enum colour */
    bool pin, dry_run, with_python, with_postgres;
};

/* As they are when nothing is typed. */
#define OPTIONS_NONE                                                                               \
    {                                                                                              \
        .workers = WORD_NONE, .stamp = WORD_NONE                                                   \
    }

/* The rows of a struct options: those of every session, and one for each knob, which are made at
 * the first call. */
extern const struct option_row options_rows[];
const struct option_row *options_knobs(void);

/* Complains of the first of them that was given though it is useless in that mode ("--pin means
 * nothing with --replay"), and returns 64; else 0. `what` is "means nothing with --replay". */
int options_check(const struct options *options, unsigned mode, const char *what);

/* Changes the lab as the options say and checks it. Returns 0, or complains and returns 64. */
int options_apply(const struct options *options, struct lab *lab);

#endif
