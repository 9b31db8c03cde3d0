/* What became of the items that no get returned. */
#ifndef QLAB_JUDGE_FATES_H
#define QLAB_JUDGE_FATES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "history/history.h"
#include "history/set.h"

struct fates {
    uint64_t *taken; /* by worker: what its pending get is taken to have got, or 0; NULL: no get is
                        pending */
    uint64_t *left;  /* the items that went in, and that neither a get nor a pending one took */
    size_t count, room;
    bool lost; /* those were lost: they count as inside at no time */
};

/* The other reading of what became of the items that no get returned: in a history that was drained
 * pending gets took what was put last, and the others were lost; else all may have been. Nothing is
 * lost in this reading if .count is 0. Returns 0 or ENOMEM; close in any case. */
int fates_lose(const struct history *history, const struct fates *inside, struct fates *lost);

/* Adds an item that is left. Returns 0 or ENOMEM. */
int fates_add(struct fates *fates, uint64_t item);

/* Sorts the items left by number. Whoever puts them into a table should: in the order in which
 * another table held them they would fill the new one in one long cluster, and take quadratic time.
 */
void fates_sort(struct fates *fates);

/* Whether this item was lost. */
bool fates_is_lost(const struct fates *fates, uint64_t item);

/* Puts the items left into a set; those that pending gets took. They return 0 or ENOMEM. */
int fates_mark(const struct fates *fates, struct set *set);
int fates_mark_taken(const struct fates *fates, size_t workers, struct set *set);

void fates_close(struct fates *fates);

#endif
