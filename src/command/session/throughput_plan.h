/* What compare --throughput is to measure. */
#ifndef QLAB_COMMAND_SESSION_THROUGHPUT_PLAN_H
#define QLAB_COMMAND_SESSION_THROUGHPUT_PLAN_H

#include "command/command.h"
#include "command/session/settings.h"
#include "report/result/throughput.h"

struct throughput_typed {
    const struct options *options;
    struct words queues;        /* none: all that are exact, and the libraries */
    const char *base, *threads; /* as typed; NULL if not given */
};

/* Fills in what is to be measured: queues, threads, rounds, duration, capacity, base, seed. Queues
 * that are no candidates are left out with a line on stderr. Returns 0, or an exit status after
 * complaining; throughput_free() in either case. */
int throughput_plan(const struct throughput_typed *typed, const struct settings *settings,
                    struct throughput_result *result);

#endif
