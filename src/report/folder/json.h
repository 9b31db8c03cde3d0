/* What the files of this room share about JSON. */
#ifndef QLAB_REPORT_FOLDER_JSON_H
#define QLAB_REPORT_FOLDER_JSON_H

#include <jansson.h>

#include "report/result/result.h"

/* A number, or null for what does not exist: JSON has neither NAN nor infinity. */
json_t *number_json(double value);

/* A whole number. Those that JSON's integers can't hold here, from 2^63 on, are written as text. */
json_t *whole_json(uint64_t value);

/* A knob's value: counts as they are, times in ns, words as words. */
json_t *knob_json(enum knob knob, uint64_t value);

/* What the workload measures of its own, as a list; and what came of it at a point, an object with
 * a key per measure. (json_measures.c) */
json_t *measures_json(enum workload workload);
json_t *measured_json(enum workload workload, const struct point *point);
/* The facts about the machine. NULL when out of memory. */
json_t *machine_json(const struct host *host);

/* The document of a result. NULL when out of memory; free with json_decref. */
json_t *result_json(const struct result *result);

/* Writes a document (NULL: ENOMEM) and a newline. 0 or the errno of the failed write. */
int json_write(FILE *out, const json_t *document);

#endif
