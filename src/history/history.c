/* Histories: counting, searching, freeing. */
#include "history/history.h"

#include <stdlib.h>

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

void history_free(struct history *history)
{
    for (size_t worker = 0; worker < history->workers; worker++)
        free(history->logs[worker].operations);
    free(history->logs);
    *history = (struct history){0};
}
