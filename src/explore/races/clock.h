/* Vector clocks: what a worker has learnt of the others, see races.h. */
#ifndef QLAB_EXPLORE_RACES_CLOCK_H
#define QLAB_EXPLORE_RACES_CLOCK_H

#include <stdint.h>

enum { CLOCK_WORKERS = 8 };

struct clock {
    uint16_t of[CLOCK_WORKERS]; /* how many spans of each worker, between steps, are known */
};

struct clocks {
    struct clock now;
    struct clock fence;   /* as it was at the last release fence */
    struct clock pending; /* what relaxed loads have read: an acquire fence takes it in */
};

/* Adds all that another clock knows. */
static inline void clock_join(struct clock *clock, const struct clock *other)
{
    for (int w = 0; w < CLOCK_WORKERS; w++)
        clock->of[w] = clock->of[w] < other->of[w] ? other->of[w] : clock->of[w];
}

#endif
