/* compare --throughput: how fast queues are when nobody records them. */
#ifndef QLAB_COMMAND_SESSION_THROUGHPUT_H
#define QLAB_COMMAND_SESSION_THROUGHPUT_H

#include "command/session/options.h"
#include "report/result/throughput.h"

/* Answers compare --throughput. Returns the exit status: 0, or 1 if a queue lost or made up items.
 */
int throughput_compare(const struct options *options, const struct settings *settings, int argc,
                       char **argv);

/* Fills in what is to be measured as the options say: queues, threads, rounds, duration, capacity,
 * base, seed. Queues that are no candidates are left out with a line on stderr. Returns 0, or an
 * exit status after complaining; throughput_free() in either case. (throughput_options.c) */
int throughput_options(const struct options *options, const struct settings *settings,
                       struct throughput_result *result);

#endif
