/* A fork bomb, which says if it went off. */
#include <stdlib.h>
#include <sys/types.h>
#include <unistd.h>

#include "start.h"

static void mischief(void *queue)
{
    (void)queue;
    for (int i = 0; i < 4; i++)
        if (fork() >= 0)
            abort();
}
