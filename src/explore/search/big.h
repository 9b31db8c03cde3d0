/* Exact counts: whole numbers of 256 bits, and infinity. Interleavings of four workers exceed
 * 10^32.
 */
#ifndef QLAB_EXPLORE_SEARCH_BIG_H
#define QLAB_EXPLORE_SEARCH_BIG_H

#include <stdbool.h>
#include <stdint.h>

struct big {
    uint64_t limb[4]; /* least significant first */
};

enum { BIG_TEXT = 80 }; /* characters that hold every number, with the final zero */

/* More than any number: all bits set. Added to anything it remains. */
#define BIG_INFINITE ((struct big){{UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX}})

static inline bool big_is_infinite(const struct big *number)
{
    return (number->limb[0] & number->limb[1] & number->limb[2] & number->limb[3]) == UINT64_MAX;
}

/* Adds `more` to `sum`; false if the sum does not fit (and it wraps). */
bool big_add(struct big *sum, const struct big *more);

static inline bool big_is_zero(const struct big *number)
{
    return !(number->limb[0] | number->limb[1] | number->limb[2] | number->limb[3]);
}

/* Writes the number in decimal, or "infinite", and returns `text`, which has BIG_TEXT characters.
 */
char *big_text(const struct big *number, char *text);

#endif
