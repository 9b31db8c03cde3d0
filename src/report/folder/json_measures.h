/* The workload's own measures in JSON. */
#ifndef QLAB_REPORT_FOLDER_JSON_MEASURES_H
#define QLAB_REPORT_FOLDER_JSON_MEASURES_H

#include <jansson.h>

#include "lab/lab.h"
#include "report/result/point.h"

/* What the workload measures of its own, as a list; and what came of it at a point, an object with
 * a key per measure. */
json_t *measures_json(const struct workload_class *workload);
json_t *measures_at_json(const struct workload_class *workload, const struct point *point);

#endif
