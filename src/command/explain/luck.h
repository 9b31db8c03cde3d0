/* Luck: what an execution may need besides the scheduler's will, as `qlab explain` is asked it. */
#ifndef QLAB_COMMAND_EXPLAIN_LUCK_H
#define QLAB_COMMAND_EXPLAIN_LUCK_H

#include <argp.h>
#include <stdbool.h>
#include <stddef.h>

/* The memory model, and how often each may happen in one execution: 0 at first. */
struct luck {
    bool tso;
    unsigned weak_cas, trylock, timeouts, wakeups, deaths;
};

/* The options; their input is a struct luck. */
extern const struct argp luck_argp;

#endif
