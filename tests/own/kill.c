/* Kills the lab, its group, everybody. Says if it could. */
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "start.h"

static void mischief(void *queue)
{
    (void)queue;
    if (kill(getppid(), SIGKILL) == 0 || kill(0, SIGKILL) == 0 || kill(-1, SIGKILL) == 0)
        abort();
}
