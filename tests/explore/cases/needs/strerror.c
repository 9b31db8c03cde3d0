/* Asks for words. */

#include "../ring.h"

static bool strerror_put(void *queue, uint64_t item)
{
    if (*strerror(EAGAIN) == 0) /* case */
        return false;
    return ring_put(queue, item);
}

CASE(needs_strerror, strerror_put, ring_get);
