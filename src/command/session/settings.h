/* What a measuring verb is told besides the lab. */
#ifndef QLAB_COMMAND_SESSION_SETTINGS_H
#define QLAB_COMMAND_SESSION_SETTINGS_H

#include "command/session/options.h"
#include "report/exporter.h"
#include "report/plot/kind.h"

struct settings {
    uint64_t seed;
    const struct exporter *exporter; /* of --format */
    bool colour;
    const struct queue_class *base; /* that compare holds the others against; NULL: the usual one */
    const struct plot_kind *drawn;  /* at once, into the run folder; NULL: none */
    const char *output;             /* parent of the run folder; NULL: the usual place */
    char delays[1024]; /* "--delay vyukov.c:74=20us": instrumented queues are measured so; or "" */
};

/* Reads them from the options. Returns 0, or complains and returns an exit status. */
int settings_read(struct settings *settings, const struct options *options);

#endif
