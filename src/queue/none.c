/* No queue at all: for work that can be split beforehand, so that nothing is shared while working.
 *
 * It has no operations. A workload that knows it gives every worker its share of the work before
 * the start; the others refuse it. What is not shared cannot lie, and a fault stays where it is.
 */
#include "queue/queue.h"

const struct queue_class QUEUE_CLASS(none) = {
    .name = "none",
    .family = "none",
    .summary = "no queue: every worker has its share of the work beforehand",
    .claim = QUEUE_EXACT,
    .progress = "nobody waits for anybody",
    .reference = "G. C. Fox et al., Solving Problems on Concurrent Processors (1988)",
    .source = "src/queue/none.c",
};
