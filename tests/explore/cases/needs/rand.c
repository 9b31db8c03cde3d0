/* Leaves it to luck. */

#include "../ring.h"

static bool rand_put(void *queue, uint64_t item)
{
    if (rand() % 7 == 0) /* case */
        return false;
    return ring_put(queue, item);
}

CASE(needs_rand, rand_put, ring_get);
