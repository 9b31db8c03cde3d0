/* Reads what is outside. */

#include "../ring.h"

static bool environment_put(void *queue, uint64_t item)
{
    if (getenv("QLAB_FULL")) /* case */
        return false;
    return ring_put(queue, item);
}

CASE(needs_environment, environment_put, ring_get);
