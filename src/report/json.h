/* What the files of this room share about JSON. */
#ifndef QLAB_REPORT_JSON_H
#define QLAB_REPORT_JSON_H

#include <jansson.h>

#include "report/report.h"

/* The document of a result. NULL when out of memory; free with json_decref. */
json_t *result_json(const struct result *result);

/* Writes a document (NULL: ENOMEM) and a newline. 0 or the errno of the failed write. */
int json_write(FILE *out, const json_t *document);

#endif
