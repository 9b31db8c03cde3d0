/* The states found so far, and what is known of each: the table of the search. */
#ifndef QLAB_EXPLORE_SEARCH_STATES_H
#define QLAB_EXPLORE_SEARCH_STATES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/search/big.h"
#include "explore/machine/hash.h"

#define STATE_NONE UINT32_MAX

struct state {
    struct hash key;
    uint32_t order;    /* while its component is open: its place on the component stack + 1 */
    uint32_t row : 31; /* what is known of lies from here; 0: there are none */
    uint32_t on_path : 1;
    struct big interleavings[]; /* where they are counted, one: from here to an end, without coming
                                   back to a state on the path */
};

/* The table's index: a number of a state, and so much of its key that few others are looked at. */
struct slot {
    uint32_t number; /* STATE_NONE: free */
    uint32_t tag;
};

enum { STATES_CHUNK = 1 << 18 }; /* 6 or 14 MiB, so whole large pages */

struct states {
    bool counted;
    unsigned char **chunks;
    size_t count, chunk_room;
    struct slot *index; /* open addressing */
    size_t index_size;
};

/* Zeroed but for .counted it is empty. The state with that key: an old one, or a new one with
 * *fresh set. STATE_NONE: out of memory. */
uint32_t states_enter(struct states *states, struct hash key, bool *fresh);
/* The state with that key, or STATE_NONE. */
uint32_t states_find(const struct states *states, struct hash key);
void states_free(struct states *states);
size_t states_bytes(const struct states *states);

/* Has the memory brought that states_enter() will look at first. */
static inline void states_fetch(const struct states *states, struct hash key)
{
    __builtin_prefetch(&states->index[key.low & (states->index_size - 1)]);
}

/* Bytes of a state. */
static inline size_t states_stride(const struct states *states)
{
    return sizeof(struct state) + (states->counted ? sizeof(struct big) : 0);
}

static inline struct state *state_at(const struct states *states, uint32_t number)
{
    return (struct state *)(states->chunks[number / STATES_CHUNK] +
                            number % STATES_CHUNK * states_stride(states));
}

#endif
