/* Predictions in run.json. */
#ifndef QLAB_REPORT_FOLDER_JSON_PREDICTIONS_H
#define QLAB_REPORT_FOLDER_JSON_PREDICTIONS_H

#include <jansson.h>

#include "lab/lab_error.h"
#include "report/result/point.h"

/* The predictions that were made, each beside what was measured. */
json_t *predictions_json(const struct result *result, const struct point *points);

/* Puts those of a document from run.json back into the result's lab; a document of before there
 * were any holds a rate at most. 0, or error->status. */
int read_predictions(const char *path, json_t *document, struct lab *lab, struct lab_error *error);

#endif
