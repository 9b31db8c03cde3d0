/* --delay and --chaos: workers that wait where a student wants them to. */
#ifndef QLAB_COMMAND_SESSION_DELAYS_H
#define QLAB_COMMAND_SESSION_DELAYS_H

#include "command/line/option.h"
#include "command/session/settings.h"

struct delays {
    struct texts places; /* "vyukov.c:74=20us" */
    const char *chaos;   /* a seed; NULL: no chaos */
};

/* Arms them, checks them against the sources of the lab's queues, has the lab measure their
 * instrumented builds, and tells the settings. Without any, changes nothing. Returns 0, or
 * complains and returns an exit status. */
int delays_arm(const struct delays *delays, struct lab *lab, struct settings *settings);

#endif
