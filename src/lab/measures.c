/* What workloads measure besides the judge's counts. The order is that of the workload's own file
 * in src/measure, which fills them in. */
#include "lab/measures.h"

const struct measure measures_drain[] = {
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

const struct measure measures_tries[] = {
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

const struct measure measures_poll[] = {
    {"cpu_per_item", "CPU per item", "the consumers' processor time, for every item got",
     MEASURE_TIME, false, NULL},
    {"wake_ups", "wake-ups", "times that consumers slept and were woken, for every item got",
     MEASURE_COUNT, false, NULL},
    {"wasted_polls", "wasted polls", "Empties for every item got", MEASURE_COUNT, false, NULL},
    {"delay", "delay",
     "from the return of an item's put to the return of its get; 0 if the get was first",
     MEASURE_TIME, true, NULL},
    {NULL, NULL, NULL, 0, false, NULL},
};

const struct measure measures_act[] = {
    {"hung", "hung workers", "workers that wait in get() when all tasks are got: for ever",
     MEASURE_COUNT, false, NULL},
    {"checks", "looks per task", "calls of empty() for every task got", MEASURE_COUNT, false, NULL},
    {NULL, NULL, NULL, 0, false, NULL},
};

const struct measure measures_hold[] = {
    {"held", "held by another",
     "share of time in which another worker was inside a get that found an item: what the rate of "
     "lies should be",
     MEASURE_SHARE, false, "rate"},
    {"call", "time of a get", "mean time of a get that found an item", MEASURE_TIME, false, NULL},
    {NULL, NULL, NULL, 0, false, NULL},
};

const struct measure measures_map[] = {
    {"makespan", "makespan", "from the first worker's start to the last one's end", MEASURE_TIME,
     false, NULL},
    {"speed_up", "speed-up", "how many times faster than one worker that does all the work in turn",
     MEASURE_FACTOR, false, NULL},
    {"busiest", "busiest", "share of the inputs that the busiest worker mapped", MEASURE_SHARE,
     false, NULL},
    {"wrong", "wrong results", "share of the results that are wrong", MEASURE_SHARE, false, NULL},
    {NULL, NULL, NULL, 0, false, NULL},
};

const struct measure measures_tasks[] = {
    {"makespan", "makespan", "from the first worker's start to the last one's end", MEASURE_TIME,
     false, NULL},
    {"speed_up", "speed-up", "how many times faster than one worker that does all tasks in turn",
     MEASURE_FACTOR, false, NULL},
    {"bound", "bound",
     "the most it can be: as many as there are workers, or all the work over that of the longest "
     "task",
     MEASURE_FACTOR, false, "speed_up"},
    {NULL, NULL, NULL, 0, false, NULL},
};

const struct measure measures_lease[] = {
    {"lost", "lost", "tasks that were never done", MEASURE_COUNT, false, NULL},
    {"doubled", "done twice", "tasks that were done more than once", MEASURE_COUNT, false, NULL},
    {"redelivered", "given out again", "deliveries of a task that had been given out before",
     MEASURE_COUNT, false, NULL},
    {"makespan", "makespan", "from the first worker's start until the last task was done first",
     MEASURE_TIME, false, NULL},
    {NULL, NULL, NULL, 0, false, NULL},
};

const struct measure measures_dead_holder[] = {
    {"killed", "killed", "whether the first worker was killed: its call had so many steps",
     MEASURE_COUNT, false, NULL},
    {"told_empty", "told Empty",
     "share of the survivors' calls after the kill that answered Empty with items inside",
     MEASURE_SHARE, false, NULL},
    {"hung", "hung", "survivors that never came back from their call", MEASURE_COUNT, false, NULL},
    {"got_after", "got after", "items that survivors got after the kill", MEASURE_COUNT, false,
     NULL},
    {NULL, NULL, NULL, 0, false, NULL},
};

const struct measure measures_delay[] = {
    {"first_true", "first look: Empty",
     "share of puts after whose return the first look, empty() or a get, still said Empty",
     MEASURE_SHARE, false, NULL},
    {"visible_after", "visible after",
     "from the return of a put to the return of the first look that saw the item", MEASURE_TIME,
     true, NULL},
    {"longest", "longest", "the longest of these times in a run", MEASURE_TIME, false, NULL},
    {NULL, NULL, NULL, 0, false, NULL},
};
