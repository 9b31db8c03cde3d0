/* Goes round for ever. */
#include "start.h"

static void mischief(void *queue)
{
    (void)queue;
    for (volatile int i = 0;; i++)
        ;
}
