/* Has a fence of the compiler's own, from a header of the system: no word of this source is
 * assembly. */

#include "../ring.h"

#include <emmintrin.h>

static bool fence_put(void *queue, uint64_t item)
{
    bool room = ring_put(queue, item);
    _mm_mfence(); /* case */
    return room;
}

CASE(needs_fence, fence_put, ring_get);
