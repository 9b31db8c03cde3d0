/* The state graph as JSON, for whoever plays it or checks it: format "qlab-graph/1". */
#ifndef QLAB_COMMAND_PLAY_GRAPH_JSON_H
#define QLAB_COMMAND_PLAY_GRAPH_JSON_H

#include <jansson.h>
#include <stdio.h>

#include "command/explain/answer.h"

/* The document of one queue, whose answer has a graph. NULL when out of memory. README.md here says
 * what its members are. */
json_t *graph_json(const struct answers *answers, const struct answer *answer);

/* Writes one document a line, in the order of the programs and queues. 0, ENOMEM or EIO. */
int graphs_json(FILE *out, const struct answers *list, size_t count);

#endif
