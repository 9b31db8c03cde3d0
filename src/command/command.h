/* A verb of qlab: one file that exports one const struct command, and its line in verbs.list. */
#ifndef QLAB_COMMAND_COMMAND_H
#define QLAB_COMMAND_COMMAND_H

#include "command/line/option.h"
#include "command/line/status.h"

/* What was typed besides options; borrowed from argv. */
struct words {
    char **list;
    size_t count;
};

struct command {
    const char *name;      /* "run" */
    const char *arguments; /* "LAB [options]", for the overview */
    const char *summary;   /* one line, for the overview */
    const char *usage;     /* the words besides options, for help: "LAB", or a line for each way */
    const char *doc;       /* help: what stands before the options and, after \v, behind them */
    const struct option_table *options; /* its options, ended by {0}; NULL: none of its own */
    const char *missing;                /* said where no word is given; NULL: that is fine */
    const char *extra; /* said where more than one word is given; NULL: that is fine */
    /* What does not go together in the options that the parser has read, in one line, which may be
     * made in `problem`; NULL: nothing. May be NULL. */
    const char *(*check)(void *chosen, const struct words *words, char *problem, size_t size);
    /* Parses its own arguments (argv[0] is "qlab run") and returns the exit status. */
    int (*run)(int argc, char **argv);
};

#endif
