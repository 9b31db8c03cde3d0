/* A result as one JSON document. */
#ifndef QLAB_REPORT_FOLDER_JSON_H
#define QLAB_REPORT_FOLDER_JSON_H

#include <jansson.h>
#include <stdio.h>

#include "lab/lab.h"
#include "report/result/result.h"

/* The document. NULL when out of memory; free with json_decref. */
json_t *result_json(const struct result *result);

/* A knob's value: counts as they are, times in ns, words as words. NULL when out of memory. */
json_t *knob_json(enum knob knob, uint64_t value);

/* Parts of it that say what was run: the workload's name and every knob it looks at, what is swept
 * (null: nothing), the queues and what is expected of them. */
json_t *workload_json(const struct scenario *scenario);
json_t *sweep_json(const struct lab *lab);
json_t *queues_json(const struct lab *lab);

/* Writes it. 0 or the errno of the failed write. */
int report_json(FILE *out, const struct result *result);

#endif
