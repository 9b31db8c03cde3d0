/* Writes to the memory and the files of others. Says if it could. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "start.h"

static void mischief(void *queue)
{
    char path[64];
    (void)queue;
    snprintf(path, sizeof path, "/proc/%d/mem", (int)getppid());
    if (open(path, O_RDWR) >= 0 || open("left-behind", O_WRONLY | O_CREAT, 0600) >= 0 ||
        execl("/bin/true", "true", NULL) == 0 || unlink("/tmp/nothing-of-ours") == 0)
        abort();
}
