/* The judge's rules where no clock says what came first: under C11 an operation comes before
 * another if that happened before, and nothing else is known. */
#ifndef QLAB_EXPLORE_MEMORY_HAPPENS_H
#define QLAB_EXPLORE_MEMORY_HAPPENS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What is wrong with the answers, as enum verdict bits. Of capacity 0 no Full is judged. */
unsigned happens_verdict(uint64_t capacity);

/* An Empty that was a lie, and the items, as bits from item 1, that were put before it and cannot
 * all have gone before it. */
struct happens_lie {
    size_t worker, index;
    uint64_t items;
};
bool happens_lie(struct happens_lie *lie);

#endif
