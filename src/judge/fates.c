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

bool fates_is_lost(const struct fates *fates, uint64_t item)
{
    return fates->lost && fates->count &&
           bsearch(&item, fates->left, fates->count, sizeof item, by_item);
}

int fates_mark(const struct fates *fates, struct set *set)
{
    int error = 0;
    for (size_t i = 0; i < fates->count && error != ENOMEM; i++)
        error = set_add(set, fates->left[i]);
    return error == ENOMEM ? ENOMEM : 0;
}

int fates_mark_taken(const struct fates *fates, size_t workers, struct set *set)
{
    int error = 0;
    for (size_t worker = 0; fates->taken && worker < workers && error != ENOMEM; worker++)
        if (fates->taken[worker])
            error = set_add(set, fates->taken[worker]);
    return error == ENOMEM ? ENOMEM : 0;
}

int fates_lose(const struct history *history, const struct fates *inside, struct fates *lost)
{
    *lost = (struct fates){.lost = true};
    int error = 0;
    if (history->drained)
        error = pending_settle(history, true, &lost->taken);
    else if (inside->taken && !(lost->taken = calloc(history->workers, sizeof *lost->taken)))
        error = ENOMEM;
    struct set taken;
    if (set_open(&taken) || fates_mark_taken(lost, history->workers, &taken))
        error = ENOMEM;
    for (size_t i = 0; !error && i < inside->count; i++)
        if (!set_has(&taken, inside->left[i]))
            error = fates_add(lost, inside->left[i]);
    for (size_t worker = 0; !error && inside->taken && worker < history->workers; worker++)
        if (inside->taken[worker] && !set_has(&taken, inside->taken[worker]))
            error = fates_add(lost, inside->taken[worker]);
    fates_sort(lost);
    set_close(&taken);
    return error;
}

void fates_close(struct fates *fates)
{
    free(fates->taken);
    free(fates->left);
    *fates = (struct fates){0};
}
