/* What workloads measure besides the judge's counts. The order is that of the workload's own file
 * in src/measure, which fills them in. */
#include "lab/measures.h"

const struct measure_class measures_drain[] = {
    {"left_early", "left early",
     "workers that left while tasks were still to be got: their Empty was over before the last "
     "get that found one was called",
     MEASURE_COUNT, false, NULL},
    {"tasks_left", "tasks left", "tasks that nobody got, though every worker has gone home",
     MEASURE_COUNT, false, NULL},
    {"makespan", "makespan", "from the first call to the return of the last get that found a task",
     MEASURE_TIME, false, NULL},
    {"busiest", "busiest", "share of the tasks that the busiest worker got", MEASURE_SHARE, false,
     NULL},
    {NULL, NULL, NULL, 0, false, NULL},
};

const struct measure_class measures_tries[] = {
    {"chance", "tries that met a lie", "share of the tries in which at least one attempt lied",
     MEASURE_SHARE, false, NULL},
    {"predicted", "1-(1-p)^n",
     "what that share would be if each of the n attempts of a try lied independently with the "
     "run's own rate p",
     MEASURE_SHARE, false, "chance"},
    {"tries_made", "tries", "tries of n attempts in a row that the run was long enough for",
     MEASURE_COUNT, false, NULL},
    {NULL, NULL, NULL, 0, false, NULL},
};

const struct measure_class measures_poll[] = {
    {"cpu_per_item", "CPU per item", "the consumers' processor time, for every item got",
     MEASURE_TIME, false, NULL},
    {"wake_ups", "wake-ups", "times that consumers slept and were woken, for every item got",
     MEASURE_COUNT, false, NULL},
    {"wasted_polls", "wasted polls", "Empties for every item got", MEASURE_COUNT, false, NULL},
    {"delay", "delay", "from the return of an item's put to the return of its get", MEASURE_TIME,
     true, NULL},
    {NULL, NULL, NULL, 0, false, NULL},
};

const struct measure_class measures_act[] = {
    {"hung", "hung workers", "workers that wait in get() when all tasks are got: for ever",
     MEASURE_COUNT, false, NULL},
    {"checks", "looks per task", "calls of empty() for every task got", MEASURE_COUNT, false, NULL},
    {NULL, NULL, NULL, 0, false, NULL},
};

const struct measure_class measures_hold[] = {
    {"held", "held by another",
     "share of time in which another worker was inside a get that found an item: what the rate of "
     "lies should be",
     MEASURE_SHARE, false, "rate"},
    {"call", "time of a get", "mean time of a get that found an item", MEASURE_TIME, false, NULL},
    {NULL, NULL, NULL, 0, false, NULL},
};
