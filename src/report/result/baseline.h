/* The queue that the others are held against. */
#ifndef QLAB_REPORT_RESULT_BASELINE_H
#define QLAB_REPORT_RESULT_BASELINE_H

#include "queue/queue.h"
#include "report/result/result.h"

/* The one asked for, if it ran (NULL: none was). Else the first; where speed alone is measured, of
 * ours the one whose medians have the greatest product over all values. */
size_t baseline_choose(const struct result *result, const struct queue_class *asked);

#endif
