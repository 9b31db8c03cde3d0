/* Many ascending streams of stamps, taken in one order: a tournament of losers.
 *
 * Every inner node of a complete binary tree keeps the loser of the match played there, so taking
 * the next stamp replays only the matches on one path, each with one look at memory and no branch
 * that depends on the data (Knuth, The Art of Computer Programming 3, section 5.4.1). Of equal
 * stamps the lower-numbered cursor comes first.
 */
#ifndef QLAB_JUDGE_MERGE_H
#define QLAB_JUDGE_MERGE_H

#include <stddef.h>
#include <stdint.h>

struct merge_entry {
    uint64_t stamp;
    size_t cursor;
};

struct merge {
    struct merge_entry first;   /* the earliest of all cursors; STAMP_NEVER: all have ended */
    struct merge_entry *losers; /* [1, leaves): the matches; [leaves, 2 leaves): first stamps */
    size_t leaves;
};

/* Makes room for cursors 0..count-1, all ended. Returns 0 or ENOMEM. */
int merge_open(struct merge *merge, size_t count);
void merge_close(struct merge *merge);

/* Says where a cursor starts. Only before merge_start, which plays all matches once. */
void merge_set(struct merge *merge, size_t cursor, uint64_t stamp);
void merge_start(struct merge *merge);

/* Moves the first cursor on to its next stamp (STAMP_NEVER: it ended). */
static inline void merge_advance(struct merge *merge, uint64_t stamp)
{
    uint64_t cursor = merge->first.cursor;
    for (size_t node = (merge->leaves + cursor) / 2; node; node /= 2) {
        struct merge_entry *at = &merge->losers[node];
        uint64_t resting = at->stamp, other = at->cursor;
        uint64_t swap = -(uint64_t)((resting < stamp) | ((resting == stamp) & (other < cursor)));
        uint64_t stamps = (resting ^ stamp) & swap, cursors = (other ^ cursor) & swap;
        at->stamp = resting ^ stamps;
        at->cursor = other ^ cursors;
        stamp ^= stamps;
        cursor ^= cursors;
    }
    merge->first = (struct merge_entry){stamp, cursor};
}

#endif
