/* Crashes when it is loaded. */
#include <stdlib.h>

#include "start.h"

__attribute__((constructor)) static void begin(void)
{
    abort();
}

static void mischief(void *queue)
{
    (void)queue;
}
