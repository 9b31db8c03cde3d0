/* What run.json says of the files beside it. */
#ifndef QLAB_REPORT_FOLDER_MANIFEST_H
#define QLAB_REPORT_FOLDER_MANIFEST_H

#include <jansson.h>
#include <stdbool.h>

#include "lab/lab_error.h"

/* Whether the document of a run.json lists the file. */
bool manifest_lists(json_t *document, const char *name);

/* Writes the sums that a folder of an older version lacks. 0, or error->status with *error filled.
 */
int manifest_seal(const char *folder, struct lab_error *error);

#endif
