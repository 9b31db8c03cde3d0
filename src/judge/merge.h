/* Many ascending streams of stamps, taken in one order: a tournament of losers.
 *
 * Every inner node of a complete binary tree keeps the loser of the match played there, so taking
 * the next stamp replays only the matches on one path, each with one look at memory and no branch
 * that depends on the data (Knuth, The Art of Computer Programming 3, section 5.4.1). Of equal
 * stamps the lower-numbered cursor comes first. Mostly every cursor has a leaf of its own, of its
 * number; but cursors of which only one at a time can be first may share one.
 */
#ifndef QLAB_JUDGE_MERGE_H
#define QLAB_JUDGE_MERGE_H

#include <stddef.h>
#include <stdint.h>

/* (Members of two sizes: else gcc 12 swaps entries in vector registers, which takes longer.) */
struct merge_entry {
    uint64_t stamp;
    uint32_t cursor;
};

/* Logs that are merged are fetched so many calls ahead: the processor itself does so for a few
 * streams, and for none beyond the end of a page. */
enum { MERGE_AHEAD = 16 };

struct merge {
    struct merge_entry first;   /* the earliest of all cursors; STAMP_NEVER: all have ended */
    struct merge_entry *losers; /* [1, leaves): the matches; [leaves, 2 leaves): first stamps */
    size_t leaves;
};

/* Makes room for leaves 0..count-1, all ended. Returns 0 or ENOMEM (also if there are more than
 * can be numbered). */
int merge_open(struct merge *merge, size_t count);
void merge_close(struct merge *merge);

/* Says where a leaf, or a cursor with a leaf of its own, starts. Only before merge_start, which
 * plays all matches once. */
void merge_set_leaf(struct merge *merge, size_t leaf, struct merge_entry entry);
void merge_set(struct merge *merge, size_t cursor, uint64_t stamp);
void merge_start(struct merge *merge);

/* The leaf of the first cursor moves on to its next entry (STAMP_NEVER: it ended). */
static inline void merge_replace(struct merge *merge, size_t leaf, struct merge_entry entry)
{
    uint64_t stamp = entry.stamp;
    uint32_t cursor = entry.cursor;
    for (size_t node = (merge->leaves + leaf) / 2; node; node /= 2) {
        struct merge_entry *at = &merge->losers[node];
        uint64_t resting = at->stamp;
        uint32_t other = at->cursor;
        uint64_t swap = -(uint64_t)((resting < stamp) | ((resting == stamp) & (other < cursor)));
        uint64_t stamps = (resting ^ stamp) & swap;
        uint32_t cursors = (other ^ cursor) & (uint32_t)swap;
        at->stamp = resting ^ stamps;
        at->cursor = other ^ cursors;
        stamp ^= stamps;
        cursor ^= cursors;
    }
    merge->first = (struct merge_entry){stamp, cursor};
}

/* The first cursor, which has a leaf of its own, moves on to its next stamp. */
static inline void merge_advance(struct merge *merge, uint64_t stamp)
{
    uint32_t cursor = merge->first.cursor;
    merge_replace(merge, cursor, (struct merge_entry){stamp, cursor});
}

#endif
