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
