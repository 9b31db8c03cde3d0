/* Calls in order of invocation, each to the worker that returned first; a heap tells which. */
#include "history/lanes.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* The workers by their last return, the earliest on top. */
struct lanes {
    struct lane {
        uint64_t returned;
        size_t log;
    } * heap;
    size_t count, room;
};

static int by_invocation(const void *left, const void *right)
{
    const struct operation *a = left, *b = right;
    if (a->invoked != b->invoked)
        return a->invoked < b->invoked ? -1 : 1;
    return a->line < b->line ? -1 : a->line > b->line;
}

/* The lane on top has another return, later than before: it sinks. */
static void sink(struct lanes *lanes, uint64_t returned)
{
    struct lane lane = {returned, lanes->heap[0].log};
    size_t at = 0;
    for (size_t below = 1; below < lanes->count; below = 2 * at + 1) {
        if (below + 1 < lanes->count &&
            lanes->heap[below + 1].returned < lanes->heap[below].returned)
            below++;
        if (lanes->heap[below].returned >= returned)
            break;
        lanes->heap[at] = lanes->heap[below];
        at = below;
    }
    lanes->heap[at] = lane;
}

/* One lane more: it rises. Returns 0 or ENOMEM. */
static int add(struct lanes *lanes, uint64_t returned)
{
    if (lanes->count == lanes->room) {
        size_t room = lanes->room ? 2 * lanes->room : 16;
        struct lane *wider = realloc(lanes->heap, room * sizeof *wider);
        if (!wider)
            return ENOMEM;
        lanes->heap = wider;
        lanes->room = room;
    }
    struct lane lane = {returned, lanes->count};
    size_t at = lanes->count++;
    for (; at && lanes->heap[(at - 1) / 2].returned > returned; at = (at - 1) / 2)
        lanes->heap[at] = lanes->heap[(at - 1) / 2];
    lanes->heap[at] = lane;
    return 0;
}

/* Which lane every call goes to. Returns how many there are; 0 when out of memory. */
static size_t choose(const struct operation *calls, size_t count, size_t *lane_of)
{
    struct lanes lanes = {0};
    for (size_t i = 0; i < count; i++) {
        if (lanes.count && lanes.heap[0].returned < calls[i].invoked) {
            lane_of[i] = lanes.heap[0].log;
            sink(&lanes, calls[i].returned);
        } else {
            lane_of[i] = lanes.count;
            if (add(&lanes, calls[i].returned)) {
                lanes.count = 0;
                break;
            }
        }
    }
    free(lanes.heap);
    return lanes.count;
}

/* The calls in logs of their own, as many as there are lanes. Returns 0 or ENOMEM. */
static int fill(struct history *history, const struct operation *calls, size_t count,
                const size_t *lane_of, size_t lanes)
{
    history->logs = calloc(lanes, sizeof *history->logs);
    if (!history->logs)
        return ENOMEM;
    history->workers = lanes;
    for (size_t i = 0; i < count; i++)
        history->logs[lane_of[i]].count++;
    for (size_t lane = 0; lane < lanes; lane++) {
        struct history_log *log = &history->logs[lane];
        log->worker = lane;
        log->operations = malloc(log->count * sizeof *log->operations);
        if (!log->operations)
            return ENOMEM;
        log->count = 0;
    }
    for (size_t i = 0; i < count; i++) {
        struct history_log *log = &history->logs[lane_of[i]];
        log->operations[log->count++] = calls[i];
    }
    return 0;
}

/* Takes the calls out of their logs, which are no more. */
static void collect(struct history *history, struct operation *calls)
{
    size_t count = 0;
    for (size_t worker = 0; worker < history->workers; worker++) {
        struct history_log *log = &history->logs[worker];
        memcpy(calls + count, log->operations, log->count * sizeof *calls);
        count += log->count;
        free(log->operations);
    }
    free(history->logs);
    history->logs = NULL;
    history->workers = 0;
}

int lanes_deal(struct history *history)
{
    size_t count = history_operations(history), lanes = 0;
    if (count == 0)
        return 0;
    struct operation *calls = malloc(count * sizeof *calls);
    size_t *lane_of = malloc(count * sizeof *lane_of);
    int error = calls && lane_of ? 0 : ENOMEM;
    if (!error) {
        collect(history, calls);
        qsort(calls, count, sizeof *calls, by_invocation);
        lanes = choose(calls, count, lane_of);
        error = lanes ? fill(history, calls, count, lane_of, lanes) : ENOMEM;
    }
    free(calls);
    free(lane_of);
    return error;
}
