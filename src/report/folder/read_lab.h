/* The lab of a result, put together again from run.json. */
#ifndef QLAB_REPORT_FOLDER_READ_LAB_H
#define QLAB_REPORT_FOLDER_READ_LAB_H

#include <jansson.h>

#include "report/result/result.h"
#include "lab/lab_error.h"

/* Makes result->lab from the document; result->clock is known. 0, or error->status with *error
 * filled. */
int read_lab(const char *path, json_t *document, struct result *result, struct lab_error *error);

#endif
