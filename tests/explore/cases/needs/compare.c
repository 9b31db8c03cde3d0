/* Calls what is harmless. */
#include <stdio.h>

#include "../ring.h"

static bool compare_put(void *queue, uint64_t item)
{
    char text[32];
    snprintf(text, sizeof text, "%llu", (unsigned long long)item);
    if (!strlen(text) || !memcmp(text, "x", 1))
        return false;
    return ring_put(queue, item);
}

CASE(needs_compare, compare_put, ring_get);
