/* The lab's own queues that the explorer must refuse: see refuse.c, which finds them when the lab
 * is built. */
#ifndef QLAB_EXPLORE_NAMES_REFUSALS_H
#define QLAB_EXPLORE_NAMES_REFUSALS_H

#include <stddef.h>

#include "queue/queue.h"

struct refusal {
    const struct queue_class *queue; /* instrumented */
    const char *why;                 /* FILE:LINE: needs NAME, which is not modelled */
};

extern const struct refusal refusals[]; /* the last has no queue */

/* Why the instrumented queue must not be explored, or NULL. */
static inline const char *refusal_of(const struct queue_class *queue)
{
    for (size_t i = 0; refusals[i].queue; i++)
        if (refusals[i].queue == queue)
            return refusals[i].why;
    return NULL;
}

#endif
