/* Writes where nothing is. */
#include "start.h"

static void mischief(void *queue)
{
    (void)queue;
    *(volatile int *)8 = 1;
}
