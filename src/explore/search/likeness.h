/* A state as those see it who do not know who is who: see likeness.c. */
#ifndef QLAB_EXPLORE_SEARCH_LIKENESS_H
#define QLAB_EXPLORE_SEARCH_LIKENESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/machine/hash.h"
#include "explore/machine/items.h"

/* A word that speaks of a worker: an item of his, or an address on his stack. */
struct reference {
    uint32_t place;
    uint32_t worker;
    uint64_t what;
};

/* The words, and apart from them those that speak of (other) workers. */
struct likeness {
    struct hash key; /* which worker's state it was made of */
    struct hash words;
    size_t count, room;
    struct reference *references;
    bool crowded; /* there were more: they are among the words, and nobody may change places */
};

/* Of an item: who puts it, with which of his operations. */
struct item_origin {
    uint8_t worker, turn;
};
extern struct item_origin item_origins[ITEMS_MOST + 1];

/* The machine is open. */
void likeness_open(void);

/* What a worker is doing; and the memory that all share. Valid until the next of the same. */
const struct likeness *likeness_worker(size_t worker);
const struct likeness *likeness_memory(void);

#endif
