/* The measures that workloads declare, for workload.c alone. Each list is ended by a NULL name. */
#ifndef QLAB_LAB_MEASURES_H
#define QLAB_LAB_MEASURES_H

#include "lab/lab.h"

extern const struct measure measures_drain[], measures_tries[], measures_poll[], measures_act[],
    measures_hold[], measures_map[], measures_tasks[], measures_lease[], measures_dead_holder[],
    measures_delay[];

#endif
