/* A result as one JSON document. */
#ifndef QLAB_REPORT_FOLDER_JSON_H
#define QLAB_REPORT_FOLDER_JSON_H

#include <jansson.h>
#include <stdio.h>

#include "report/result/result.h"

/* The document. NULL when out of memory; free with json_decref. */
json_t *result_json(const struct result *result);

/* Writes it. 0 or the errno of the failed write. */
int report_json(FILE *out, const struct result *result);

#endif
