/* Counts for each thread alone. */

#include "../ring.h"

static _Thread_local unsigned calls;

static bool tls_put(void *queue, uint64_t item)
{
    calls++; /* case */
    return ring_put(queue, item);
}

CASE(needs_tls, tls_put, ring_get);
