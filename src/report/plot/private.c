/* The folder that gnuplot works in. */
#include "report/plot/private.h"

#include <errno.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

static void hold_signals(sigset_t *before)
{
    static const int held[] = {SIGHUP, SIGINT, SIGQUIT, SIGPIPE, SIGTERM};
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < sizeof held / sizeof *held; i++)
        sigaddset(&set, held[i]);
    sigprocmask(SIG_BLOCK, &set, before);
}

/* TMPDIR/qlab-plot-XXXXXX, absolute: gnuplot takes a name that begins with | or < for a command. A
 * TMPDIR that is not there or too long is not used. */
static char *make_name(void)
{
    const char *wanted = getenv("TMPDIR");
    char *parent = wanted && *wanted ? realpath(wanted, NULL) : NULL, *path = NULL;
    if (asprintf(&path, "%s/qlab-plot-XXXXXX", parent ? parent : "/tmp") < 0)
        path = NULL;
    free(parent);
    return path;
}

int private_open(struct private_folder *folder)
{
    int problem = 0;
    folder->path = make_name();
    if (!folder->path)
        return ENOMEM;
    hold_signals(&folder->before);
    if (!mkdtemp(folder->path)) {
        problem = errno;
        sigprocmask(SIG_SETMASK, &folder->before, NULL);
        free(folder->path);
    }
    return problem;
}

static int remove_one(const char *path, const struct stat *facts, int type, struct FTW *place)
{
    (void)facts, (void)type, (void)place;
    return remove(path);
}

void private_close(struct private_folder *folder)
{
    nftw(folder->path, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    free(folder->path);
    sigprocmask(SIG_SETMASK, &folder->before, NULL);
}
