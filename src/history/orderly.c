/* Ordering and checking a history that was read. A log that is in order is not sorted again. */
#include "history/orderly.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>

#include "history/dictionary.h"
#include "history/set.h"

static int by_worker(const void *left, const void *right)
{
    const struct history_log *a = left, *b = right;
    return a->worker < b->worker ? -1 : a->worker > b->worker;
}

void orderly_workers(struct history *history)
{
    if (history->workers)
        qsort(history->logs, history->workers, sizeof *history->logs, by_worker);
}

static int by_stamps(const void *left, const void *right)
{
    const struct operation *a = left, *b = right;
    if (a->invoked != b->invoked)
        return a->invoked < b->invoked ? -1 : 1;
    if (a->returned != b->returned)
        return a->returned < b->returned ? -1 : 1;
    return a->line < b->line ? -1 : a->line > b->line;
}

static bool is_sorted(const struct history_log *log)
{
    for (size_t i = 1; i < log->count; i++)
        if (by_stamps(&log->operations[i - 1], &log->operations[i]) > 0)
            return false;
    return true;
}

/* Whether every call was over before the next began: mostly so, and then all is well. */
static bool is_apart(const struct history_log *log)
{
    for (size_t i = 1; i < log->count; i++)
        if (log->operations[i - 1].returned >= log->operations[i].invoked)
            return false;
    return true;
}

static int order_log(const struct history_log *log, const struct text *lines)
{
    if (is_apart(log))
        return 0;
    if (!is_sorted(log))
        qsort(log->operations, log->count, sizeof *log->operations, by_stamps);
    for (size_t i = 1; i < log->count; i++) {
        const struct operation *call = &log->operations[i], *before = call - 1;
        if (before->answer == ANSWER_PENDING)
            return text_refuse(lines, call->line,
                               "a call after the same worker's call of line %" PRIu32
                               ", which never returned; expected that to be its last",
                               before->line);
        if (call->invoked < before->returned && !operation_same_call(before, call))
            return text_refuse(lines, call->line,
                               "invoked %" PRIu64 " is before the same worker's call of line "
                               "%" PRIu32 " returned; expected %" PRIu64 " or later",
                               call->invoked, before->line, before->returned);
    }
    return 0;
}

/* Whether this call puts an item in for the first time. A put refused as full has put nothing, so
 * it may be tried again. */
static bool first_puts(const struct operation *call)
{
    return call->kind == OPERATION_PUT && call->answer != ANSWER_FULL &&
           call->manner != MANNER_BACK;
}

/* Tells of the first two lines that put this item. */
static int refuse_item(const struct history *history, const struct dictionary *items, uint64_t item,
                       const struct text *lines)
{
    uint32_t first = UINT32_MAX, second = UINT32_MAX;
    for (size_t worker = 0; worker < history->workers; worker++)
        for (size_t i = 0; i < history->logs[worker].count; i++) {
            const struct operation *call = &history->logs[worker].operations[i];
            if (!first_puts(call) || call->item != item)
                continue;
            uint32_t later = call->line < first ? first : call->line;
            first = call->line < first ? call->line : first;
            second = later < second ? later : second;
        }
    char room[NAME_ROOM];
    struct history named = {.item_names = (struct dictionary *)items};
    return text_refuse(lines, second,
                       "item %.100s put again, first in line %" PRIu32
                       "; expected every item to be put once",
                       history_item_name(&named, item, room), first);
}

/* Refuses an item put twice. */
static int check_items(const struct history *history, const struct dictionary *items,
                       const struct text *lines)
{
    struct set seen;
    int error = set_open(&seen);
    for (size_t worker = 0; worker < history->workers && !error; worker++)
        for (size_t i = 0; i < history->logs[worker].count && !error; i++) {
            const struct operation *call = &history->logs[worker].operations[i];
            if (first_puts(call))
                error = set_add(&seen, call->item);
            if (error == EEXIST)
                error = refuse_item(history, items, call->item, lines);
        }
    set_close(&seen);
    return error;
}

int orderly_check(struct history *history, const struct dictionary *items, const struct text *lines)
{
    for (size_t worker = 0; worker < history->workers; worker++) {
        int error = order_log(&history->logs[worker], lines);
        if (error)
            return error;
    }
    return check_items(history, items, lines);
}
