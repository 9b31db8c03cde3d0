/* The list of matters. */
#include "explore/outlook/matters.h"

void matters_add(struct matters *matters, struct matter matter)
{
    if (matters->count == MATTERS_MOST)
        matters->whole = true;
    else
        matters->list[matters->count++] = matter;
}

struct hash matters_key(const struct matters *matters)
{
    struct hash sum = {0, 0}, one = {0, 0};
    for (size_t i = 0; i < matters->count; i++) {
        const struct matter *matter = &matters->list[i];
        if (!matter->also)
            one = (struct hash){0, 0};
        hash_words(&one,
                   (uint64_t)matter->kind << 48 | (uint64_t)matter->worker << 40 |
                       (uint64_t)matter->item << 32 | matter->number,
                   matter->items);
        hash_words(&one, matter->workers, 1);
        if (i + 1 < matters->count && matters->list[i + 1].also)
            continue;
        sum.high += one.high;
        sum.low += one.low;
    }
    return sum;
}
