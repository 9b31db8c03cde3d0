/* The list of items left. */
#include "judge/fates.h"

#include <errno.h>
#include <stdlib.h>

#include "judge/pending.h"

int fates_add(struct fates *fates, uint64_t item)
{
    if (fates->count == fates->room) {
        size_t room = fates->room ? 2 * fates->room : 64;
        uint64_t *wider = realloc(fates->left, room * sizeof *wider);
        if (!wider)
            return ENOMEM;
        fates->left = wider;
        fates->room = room;
    }
    fates->left[fates->count++] = item;
    return 0;
}

static int by_item(const void *left, const void *right)
{
    const uint64_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

void fates_sort(struct fates *fates)
{
    if (fates->count)
        qsort(fates->left, fates->count, sizeof *fates->left, by_item);
}

/* Adds an item unless some pending get took it. */
static int add_lost(struct fates *lost, size_t workers, uint64_t item)
{
    for (size_t worker = 0; lost->taken && worker < workers; worker++)
        if (lost->taken[worker] == item)
            return 0;
    return fates_add(lost, item);
}

int fates_lose(const struct history *history, const struct fates *inside, struct fates *lost)
{
    *lost = (struct fates){.lost = true};
    int error = 0;
    if (history->drained)
        error = pending_settle(history, true, &lost->taken);
    else if (inside->taken && !(lost->taken = calloc(history->workers, sizeof *lost->taken)))
        error = ENOMEM;
    for (size_t i = 0; !error && i < inside->count; i++)
        error = add_lost(lost, history->workers, inside->left[i]);
    for (size_t worker = 0; !error && inside->taken && worker < history->workers; worker++)
        if (inside->taken[worker])
            error = add_lost(lost, history->workers, inside->taken[worker]);
    return error;
}

void fates_close(struct fates *fates)
{
    free(fates->taken);
    free(fates->left);
    *fates = (struct fates){0};
}
