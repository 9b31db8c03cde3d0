/* Histories: counting, searching, naming, freeing. */
#include "history/history.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "history/dictionary.h"

size_t history_operations(const struct history *history)
{
    size_t sum = 0;
    for (size_t worker = 0; worker < history->workers; worker++)
        sum += history->logs[worker].count;
    return sum;
}

size_t history_invoked_before(const struct history_log *log, uint64_t stamp)
{
    size_t low = 0, high = log->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (log->operations[middle].invoked < stamp)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static const char *name_of(const struct dictionary *names, uint64_t number, char room[NAME_ROOM])
{
    if (names)
        return dictionary_text(names, number);
    snprintf(room, NAME_ROOM, "%" PRIu64, number);
    return room;
}

const char *history_worker_name(const struct history *history, size_t worker, char room[NAME_ROOM])
{
    return name_of(history->worker_names, worker, room);
}

const char *history_item_name(const struct history *history, uint64_t item, char room[NAME_ROOM])
{
    return name_of(history->item_names, item, room);
}

const char *history_order_word(size_t order)
{
    static const char *const words[] = {
        [ORDER_FIFO] = "fifo", [ORDER_FIFO_PER_PUTTER] = "fifo-per-putter",
        [ORDER_LIFO] = "lifo", [ORDER_PRIORITY] = "priority",
        [ORDER_BAG] = "bag",
    };
    return order < sizeof words / sizeof *words ? words[order] : NULL;
}

void history_free(struct history *history)
{
    for (size_t worker = 0; worker < history->workers; worker++)
        free(history->logs[worker].operations);
    free(history->logs);
    dictionary_close(history->worker_names);
    dictionary_close(history->item_names);
    free(history->priorities);
    *history = (struct history){0};
}
