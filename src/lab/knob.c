/* The knobs: every whole number of a scenario that can be varied, with its limits. */
#include "lab/lab.h"

#include <string.h>

#define SECOND 1000000000u

const struct knob_class knob_table[KNOB_COUNT] = {
    [KNOB_CONSUMERS] = {"consumers", "workers that get (never-empty: that put one, then get one)",
                        UNIT_COUNT, 1, WORKERS_MOST, 4},
    [KNOB_PRODUCERS] = {"producers", "workers that put", UNIT_COUNT, 1, WORKERS_MOST, 1},
    [KNOB_ITEMS] = {"items", "items put before the workers start", UNIT_COUNT, 1, 1000000, 40000},
    [KNOB_CAPACITY] = {"capacity", "places in the queue; 0: as many as the workload needs",
                       UNIT_COUNT, 0, 1000000, 0},
    [KNOB_RATE] = {"rate", "items per second and producer; 0: as fast as it can", UNIT_COUNT, 0,
                   100000000, 0},
    [KNOB_WORK] = {"work", "busy work after every item got", UNIT_TIME, 0, SECOND, 0},
    [KNOB_LOOKS] = {"looks", "calls of empty() before every get_nowait()", UNIT_COUNT, 0, 1000, 0},
    [KNOB_JITTER] = {"jitter", "every worker starts up to this much later, at random", UNIT_TIME, 0,
                     SECOND, 20000},
    [KNOB_OPS] = {"ops", "a run ends after about so many items got; 0: no such limit", UNIT_COUNT,
                  0, 1000000000, 0},
    [KNOB_DURATION] = {"duration", "a run ends after this time; 0: no such limit", UNIT_TIME, 0,
                       600 * (uint64_t)SECOND, SECOND / 5},
};

enum knob knob_find(const char *name)
{
    enum knob knob = 0;
    while (knob < KNOB_COUNT && strcmp(knob_table[knob].name, name) != 0)
        knob++;
    return knob;
}
