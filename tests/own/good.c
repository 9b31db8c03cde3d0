/* Does no mischief. */
#include "start.h"

static void mischief(void *queue)
{
    (void)queue;
}
