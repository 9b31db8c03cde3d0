/* Closes everything that is open. */
#include <unistd.h>

#include "start.h"

static void mischief(void *queue)
{
    (void)queue;
    for (int i = 0; i <= 100; i++)
        close(i);
}
