/* The options that every measuring command shares. */
#ifndef QLAB_COMMAND_SESSION_OPTIONS_H
#define QLAB_COMMAND_SESSION_OPTIONS_H

#include <argp.h>
#include <stdbool.h>
#include <stdint.h>

#include "lab/lab.h"
#include "report/exporter.h"

enum { DELAYS_MOST = 16 };

struct options {
    /* As typed; NULL if not given. */
    const char *queues, *rounds, *workers, *stamp, *seed, *predict, *format, *color, *output;
    const char *workload; /* compare only, as are the next */
    bool throughput;
    const char *base, *threads; /* of --throughput */
    const char *knob[KNOB_COUNT];
    const char *delays[DELAYS_MOST]; /* run only, as is .chaos */
    size_t delay_count;
    const char *chaos, *replay, *program;
    bool pin, dry_run, with_python;
    char **names; /* the words that are no options */
    size_t name_count;
};

/* Parses the command line of a measuring verb; prints help and errors itself as argp does (usage
 * errors exit 64). `doc` and `arguments` as in struct argp; `workload` adds --workload. */
void options_parse(struct options *options, int argc, char **argv, const char *arguments,
                   const char *doc, bool workload);

/* Changes the lab as the options say and checks it. Returns 0, or complains and returns 64. */
int options_apply(const struct options *options, struct lab *lab);

/* Adds the queues of Python's library that the lab does not have yet, expected to do what they
 * claim. Returns 0, or complains and returns 64 if the lab's workload is none for them.
 * (with_python.c) */
int options_add_python(struct lab *lab);

/* The settings that are not the lab's. */
struct settings {
    uint64_t seed;
    double prediction;               /* NAN if none */
    const struct exporter *exporter; /* of --format */
    bool colour;
    const char *output; /* parent of the run folder; NULL: the usual place */
    char delays[1024];  /* "--delay vyukov.c:74=20us": instrumented queues are measured so; or "" */
};

/* "5%", "5 %", "0.05" or "1e-6" as a fraction; NAN if it is none of them. */
double fraction_read(const char *text);

/* Reads them. Returns 0, or complains and returns 64. */
int options_settings(const struct options *options, struct settings *settings);

/* Arms the delays that the options ask for, checks them against the sources of the lab's queues,
 * and has the lab measure their instrumented builds. Without any, changes nothing. Returns 0, or
 * complains and returns an exit status. (delays.c) */
int options_delays(const struct options *options, struct lab *lab, struct settings *settings);

/* Answers run --replay instead of measuring. Returns the exit status. (replay.c) */
int options_replay(const struct options *options, struct lab *lab, const struct settings *settings);

/* Whether text on stdout may be coloured: `when` is auto, always or never (NULL: auto). Colour
 * needs a terminal, TERM other than dumb, and NO_COLOR unset. Returns 64 on another word. */
int colour_wanted(const char *when, bool *colour);

#endif
