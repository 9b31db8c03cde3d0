/* What a step touched, with the plain code behind it, for those who ask whether two steps commute.
 *
 * Two steps of two workers that touch nothing in common lead to the same state in both orders, the
 * judge's past included. Words of memory are told by one bit in 64, so that what looks alike may
 * still be apart; the other way round it cannot be.
 */
#ifndef QLAB_EXPLORE_MACHINE_FOOTPRINT_H
#define QLAB_EXPLORE_MACHINE_FOOTPRINT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum footmark {
    FOOTMARK_ALL = 1,  /* what it touched is not told, or it stopped everybody */
    FOOTMARK_HEAP = 2, /* it took memory from the heap, or gave some back */
    FOOTMARK_INVOKES = 4,
    FOOTMARK_RETURNS = 8, /* which comes before what is invoked later */
    FOOTMARK_ENDS = 16,   /* of a worker: a robust mutex that he holds is free, */
    FOOTMARK_LOCKS = 32,  /* and may be had */
};

struct footprint {
    uint64_t reads, writes;
    unsigned marks; /* enum footmark bits */
};

static inline void footprint_add(struct footprint *print, uint64_t address, size_t size, bool write)
{
    uint64_t words = 0;
    for (uint64_t word = address / 8; word <= (address + size - 1) / 8 && ~words; word++)
        words |= UINT64_C(1) << (word * 0x9e3779b97f4a7c15u >> 58);
    if (write)
        print->writes |= words;
    else
        print->reads |= words;
}

static inline bool footprints_meet(const struct footprint *a, const struct footprint *b)
{
    unsigned either = a->marks | b->marks, both = a->marks & b->marks;
    unsigned past = FOOTMARK_INVOKES | FOOTMARK_RETURNS, free = FOOTMARK_ENDS | FOOTMARK_LOCKS;
    return (either & FOOTMARK_ALL) || (both & FOOTMARK_HEAP) ||
           ((either & past) == past && a->marks & past && b->marks & past) ||
           ((either & free) == free && a->marks & free && b->marks & free) ||
           (a->writes & (b->reads | b->writes)) || (b->writes & a->reads);
}

#endif
