/* Allocates without end, and writes to all of it. */
#include <stdlib.h>
#include <string.h>

#include "start.h"

static void mischief(void *queue)
{
    (void)queue;
    for (;;) {
        char *more = malloc(64 << 20);
        if (!more)
            abort();
        memset(more, 1, 64 << 20);
    }
}
