/* The words of memory as they were when somebody summed something up over them. A step, or going
 * back, changes few of them, so he goes on from there:
 *
 *     for (size_t i = 0; memory_differs(&copy, &i); i++)
 *         ... takes copy.words[i] out of the sum and memory_word(i) into it ...
 *         copy.words[i] = memory_word(i);
 */
#ifndef QLAB_EXPLORE_MACHINE_MEMORY_COPY_H
#define QLAB_EXPLORE_MACHINE_MEMORY_COPY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/machine/arena.h"

enum { MEMORY_WORDS = ARENA_SIZE / sizeof(uint64_t) };

struct memory_copy {
    size_t count;                 /* behind these all words are 0 */
    uint64_t words[MEMORY_WORDS]; /* pages that are not touched cost nothing */
};

/* Words of the queue and of its heap as far as it is in use; behind them all count as 0. */
static inline size_t memory_count(void)
{
    return (arena.queue_size + arena.granules * ARENA_GRANULE) / sizeof(uint64_t);
}

static inline uint64_t memory_word(size_t i)
{
    return i < memory_count() ? ((const uint64_t *)(const void *)arena.queue)[i] : 0;
}

/* Whether a word from the i-th on is another now; sets i to the first that is. */
static inline bool memory_differs(struct memory_copy *copy, size_t *i)
{
    const uint64_t *words = (const void *)arena.queue;
    size_t count = memory_count();
    while (*i + 4 <= count &&
           !((copy->words[*i] ^ words[*i]) | (copy->words[*i + 1] ^ words[*i + 1]) |
             (copy->words[*i + 2] ^ words[*i + 2]) | (copy->words[*i + 3] ^ words[*i + 3])))
        *i += 4; /* nearly all are the same: four are compared at once */
    for (; *i < count; ++*i)
        if (copy->words[*i] != words[*i])
            return true;
    for (; *i < copy->count; ++*i)
        if (copy->words[*i])
            return true;
    copy->count = count;
    return false;
}

#endif
