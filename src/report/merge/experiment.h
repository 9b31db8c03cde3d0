/* Whether two results are of the same experiment: then their runs may stand in one table. */
#ifndef QLAB_REPORT_MERGE_EXPERIMENT_H
#define QLAB_REPORT_MERGE_EXPERIMENT_H

#include <jansson.h>
#include <stdbool.h>

#include "report/result/result.h"

/* What must be equal: lab, stamps, workload and its knobs, workers, sweep, queues and what is
 * expected of them, measures, delays, and the commit, unless it may differ. Not the seed, the
 * rounds, the machine. NULL when out of memory; free with json_decref. */
json_t *experiment_json(const struct result *result, bool any_commit);

/* Writes the first key that differs and both values: "workload.work: 3000; expected 2000". True if
 * one does. */
bool experiment_differs(json_t *experiment, json_t *expected, char *text, size_t size);

#endif
