/* Writes to the terminal. */
#include <stdio.h>

#include "../ring.h"

static bool printf_put(void *queue, uint64_t item)
{
    printf("put %llu\n", (unsigned long long)item); /* case */
    return ring_put(queue, item);
}

CASE(needs_printf, printf_put, ring_get);
