/* The folder that gnuplot works in. */
#include "report/plot/private.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static void hold_signals(sigset_t *before)
{
    static const int held[] = {SIGHUP, SIGINT, SIGQUIT, SIGPIPE, SIGTERM};
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < sizeof held / sizeof *held; i++)
        sigaddset(&set, held[i]);
    sigprocmask(SIG_BLOCK, &set, before);
}

/* TMPDIR, absolute: gnuplot takes a name that begins with | or < for a command. One that is not
 * there is not used. */
static char *find_parent(void)
{
    const char *wanted = getenv("TMPDIR");
    char *parent = wanted && *wanted ? realpath(wanted, NULL) : NULL;
    return parent ? parent : strdup("/tmp");
}

int private_open(struct private_folder *folder)
{
    char *parent = find_parent();
    if (!parent)
        return ENOMEM;
    hold_signals(&folder->before);
    int problem = scratch_folder(&folder->scratch, parent, PRIVATE_PREFIX);
    folder->path = folder->scratch.path;
    if (problem)
        sigprocmask(SIG_SETMASK, &folder->before, NULL);
    free(parent);
    return problem;
}

void private_close(struct private_folder *folder)
{
    scratch_remove(&folder->scratch);
    sigprocmask(SIG_SETMASK, &folder->before, NULL);
}
