/* Histories: counting and freeing. */
#include "history/history.h"

#include <stdlib.h>

size_t history_operations(const struct history *history)
{
    size_t sum = 0;
    for (size_t worker = 0; worker < history->workers; worker++)
        sum += history->logs[worker].count;
    return sum;
}

void history_free(struct history *history)
{
    for (size_t worker = 0; worker < history->workers; worker++)
        free(history->logs[worker].operations);
    free(history->logs);
    *history = (struct history){0};
}
