/* Vector clocks: see clock.h. */
#include "explore/races/clock.h"

#include <stddef.h>

void clock_join(struct clock *clock, const struct clock *other)
{
    for (size_t w = 0; w < CLOCK_WORKERS; w++)
        clock->of[w] = clock->of[w] < other->of[w] ? other->of[w] : clock->of[w];
}
