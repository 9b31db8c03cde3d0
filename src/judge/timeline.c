/* The timeline: a merge of two cursors per worker. */
#include "judge/timeline.h"

#include <errno.h>
#include <stdlib.h>

static uint64_t next_stamp(const struct timeline *timeline, size_t cursor)
{
    const struct history *history = timeline->history;
    const struct history_log *log = &history->logs[cursor % history->workers];
    if (timeline->at[cursor] == log->count)
        return STAMP_NEVER;
    const struct operation *call = &log->operations[timeline->at[cursor]];
    return cursor < history->workers ? call->invoked : operation_over(call, history->guard);
}

int timeline_open(struct timeline *timeline, const struct history *history)
{
    *timeline = (struct timeline){.history = history};
    timeline->at = calloc(2 * history->workers + 1, sizeof *timeline->at);
    if (!timeline->at || merge_open(&timeline->merge, 2 * history->workers))
        return ENOMEM;
    for (size_t cursor = 0; cursor < 2 * history->workers; cursor++)
        merge_set(&timeline->merge, cursor, next_stamp(timeline, cursor));
    merge_start(&timeline->merge);
    return 0;
}

void timeline_close(struct timeline *timeline)
{
    merge_close(&timeline->merge);
    free(timeline->at);
}

bool timeline_next(struct timeline *timeline, struct event *event)
{
    const struct merge_entry first = timeline->merge.first;
    if (first.stamp == STAMP_NEVER)
        return false;
    size_t worker = first.cursor % timeline->history->workers;
    size_t index = timeline->at[first.cursor]++;
    *event = (struct event){.stamp = first.stamp,
                            .worker = worker,
                            .index = index,
                            .call = &timeline->history->logs[worker].operations[index],
                            .returns = first.cursor >= timeline->history->workers};
    merge_advance(&timeline->merge, next_stamp(timeline, first.cursor));
    return true;
}
