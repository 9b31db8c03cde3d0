/* Starts another program. */

#include "../ring.h"

static bool process_put(void *queue, uint64_t item)
{
    if (system(NULL) < 0) /* case */
        return false;
    return ring_put(queue, item);
}

CASE(needs_process, process_put, ring_get);
