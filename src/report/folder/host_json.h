/* The host in JSON, under the key "machine". */
#ifndef QLAB_REPORT_FOLDER_HOST_JSON_H
#define QLAB_REPORT_FOLDER_HOST_JSON_H

#include <jansson.h>

#include "report/result/host.h"
#include "lab/lab_error.h"

/* The facts about the host. NULL when out of memory. */
json_t *host_json(const struct host *host);

/* Reads them back from the document of a run.json. 0, or error->status with *error filled. */
int read_host(const char *path, json_t *document, struct host *host, struct lab_error *error);

#endif
