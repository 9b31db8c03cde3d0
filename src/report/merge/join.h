/* What was taken, made one result. */
#ifndef QLAB_REPORT_MERGE_JOIN_H
#define QLAB_REPORT_MERGE_JOIN_H

#include "report/merge/merge.h"

/* All that was taken as one result: from malloc, free with result_drop. NULL with *error filled:
 * 66 if nothing was taken, 65 if no shard is complete. */
struct result *merge_finish(struct merge *merge, struct lab_error *error);

#endif
