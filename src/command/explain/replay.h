/* `qlab run --replay`: a schedule on real threads. */
#ifndef QLAB_COMMAND_EXPLAIN_REPLAY_H
#define QLAB_COMMAND_EXPLAIN_REPLAY_H

#include "command/session/settings.h"

struct replay {
    const char *schedule;
    const char *program; /* NULL: the lab's */
    const struct options *options;
};

/* Performs the schedule as often as the options say and answers on stdout. Returns the exit status;
 * complains if it is no verdict. The lab takes on what the options say. */
int replay_on_threads(const struct replay *replay, struct lab *lab,
                      const struct settings *settings);

#endif
