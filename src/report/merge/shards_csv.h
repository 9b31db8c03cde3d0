/* The shards of a merged result as a table, and its machines in run.json. */
#ifndef QLAB_REPORT_MERGE_SHARDS_CSV_H
#define QLAB_REPORT_MERGE_SHARDS_CSV_H

#include <jansson.h>
#include <stdio.h>

#include "lab/lab_error.h"
#include "report/result/result.h"

/* A row per shard, those that were left out last. 0 or the errno of the failed write. */
int report_shards_csv(FILE *out, const struct result *result);

/* Reads them back; the machines are known. 0, or EINVAL with one line "LINE: what; expected what"
 * in `problem`, or ENOMEM. */
int report_read_shards(FILE *in, struct result *result, char *problem, size_t size);

/* Adds "shards", "machines" and "left_out" to a document; nothing if the result was not merged. */
json_t *shards_json(json_t *document, const struct result *result);

/* Makes result->shards with the machines of the document, if it has any: the shards themselves are
 * in shards.csv. 0, or error->status with *error filled. */
int read_machines(const char *path, json_t *document, struct result *result,
                  struct lab_error *error);

#endif
