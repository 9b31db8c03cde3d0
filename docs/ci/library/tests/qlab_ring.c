/* What qlab checks: the library's queue, in words that qlab knows. */
#include <stdint.h>

#include <qlab/queue.h>

#include "../ring.h"

static bool put(void *queue, uint64_t item)
{
    return ring_push(queue, (void *)(uintptr_t)item);
}

static enum queue_answer get_nowait(void *queue, uint64_t *item)
{
    void *pointer = ring_pop(queue);
    if (!pointer)
        return QUEUE_EMPTY;
    *item = (uintptr_t)pointer;
    return QUEUE_GOT;
}

QLAB_QUEUE(ring, struct ring, .put = put, .get_nowait = get_nowait);
