/* Run folders of compare --throughput as they were when it had a format of its own. */
#ifndef QLAB_REPORT_FOLDER_READ_THROUGHPUT_H
#define QLAB_REPORT_FOLDER_READ_THROUGHPUT_H

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>

#include "lab/lab_error.h"
#include "report/result/result.h"

/* Whether the document of a run.json is of that format. */
bool throughput_document(json_t *document);

/* Puts its lab together. 0, or error->status with *error filled. */
int read_throughput_lab(const char *path, json_t *document, struct result *result,
                        struct lab_error *error);

/* Reads its runs.csv. 0, or EINVAL with one line in `problem`, or ENOMEM. */
int read_throughput_runs(FILE *in, struct result *result, char *problem, size_t size);

#endif
