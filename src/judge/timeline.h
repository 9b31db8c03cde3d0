/* All invocations and returns of a history in one order; of equal stamps, invocations first. */
#ifndef QLAB_JUDGE_TIMELINE_H
#define QLAB_JUDGE_TIMELINE_H

#include <stdbool.h>

#include "history/history.h"
#include "judge/merge.h"

struct timeline {
    const struct history *history; /* borrowed */
    struct merge merge;            /* cursor w: invocations of worker w; workers + w: its returns */
    size_t *at;                    /* by cursor: its next call */
};

/* One of them. A return comes when its call is over, guard and all. */
struct event {
    uint64_t stamp;
    size_t worker, index;
    const struct operation *call;
    bool returns;
};

/* Returns 0 or ENOMEM; close in any case. */
int timeline_open(struct timeline *timeline, const struct history *history);
void timeline_close(struct timeline *timeline);

/* Takes the next event; false: there is none. Calls that never returned have no return. */
bool timeline_next(struct timeline *timeline, struct event *event);

#endif
