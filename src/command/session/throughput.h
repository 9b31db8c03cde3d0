/* compare --throughput: how fast queues are when nobody records them. */
#ifndef QLAB_COMMAND_SESSION_THROUGHPUT_H
#define QLAB_COMMAND_SESSION_THROUGHPUT_H

#include "command/session/throughput_plan.h"

/* Answers compare --throughput. Returns the exit status: 0, or 1 if a queue lost or made up items.
 */
int throughput_compare(const struct throughput_typed *typed, const struct settings *settings,
                       int argc, char **argv);

#endif
