/* The tournament of losers: setting it up. */
#include "judge/merge.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>

#include "history/history.h"

int merge_open(struct merge *merge, size_t count)
{
    size_t leaves = 1;
    *merge = (struct merge){0};
    if (count > UINT32_MAX)
        return ENOMEM;
    while (leaves < count)
        leaves *= 2;
    struct merge_entry *losers = malloc(2 * leaves * sizeof *losers);
    *merge = (struct merge){.losers = losers, .leaves = leaves};
    if (!losers)
        return ENOMEM;
    for (size_t cursor = 0; cursor < leaves; cursor++)
        losers[leaves + cursor] = (struct merge_entry){STAMP_NEVER, (uint32_t)cursor};
    return 0;
}

void merge_close(struct merge *merge)
{
    free(merge->losers);
}

void merge_set_leaf(struct merge *merge, size_t leaf, struct merge_entry entry)
{
    merge->losers[merge->leaves + leaf] = entry;
}

void merge_set(struct merge *merge, size_t cursor, uint64_t stamp)
{
    merge_set_leaf(merge, cursor, (struct merge_entry){stamp, (uint32_t)cursor});
}

/* Plays all matches below a node and returns who wins them. */
static struct merge_entry play(struct merge *merge, size_t node)
{
    if (node >= merge->leaves)
        return merge->losers[node];
    struct merge_entry left = play(merge, 2 * node);
    struct merge_entry right = play(merge, 2 * node + 1);
    bool right_wins =
        right.stamp != left.stamp ? right.stamp < left.stamp : right.cursor < left.cursor;
    merge->losers[node] = right_wins ? left : right;
    return right_wins ? right : left;
}

void merge_start(struct merge *merge)
{
    merge->first = play(merge, 1);
}
