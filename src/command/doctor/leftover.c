/* A name that ends in a process's number is left over if there is no such process; one without, if
 * nobody holds its lock. Only what is ours is looked at. */
#include "command/doctor/leftover.h"

#include <dirent.h>
#include <errno.h>
#include <fnmatch.h>
#include <limits.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files/scratch.h"
#include "lab/place.h"
#include "own/cache.h"
#include "report/folder/folder.h"
#include "report/plot/private.h"

struct search {
    void (*found)(const char *path, void *argument);
    void *argument;
};

/* Whether the number behind `mark` in the name is that of no process. */
static bool is_of_dead(const char *name, const char *mark)
{
    const char *at = strstr(name, mark);
    char *end;
    long pid = at ? strtol(at + strlen(mark), &end, 10) : 0;
    return pid > 0 && (*end == '\0' || *end == '-') && kill((pid_t)pid, 0) && errno == ESRCH;
}

/* Tells of the names in a folder that fit the pattern and are left over; `mark` stands before the
 * maker's number, NULL: the name has none. */
static void look(struct search *search, const char *folder, const char *pattern, const char *mark)
{
    DIR *open = folder ? opendir(folder) : NULL;
    const struct dirent *entry;
    while (open && (entry = readdir(open))) {
        char path[PATH_MAX];
        struct stat status;
        snprintf(path, sizeof path, "%.3000s/%s", folder, entry->d_name);
        if (fnmatch(pattern, entry->d_name, 0) || lstat(path, &status) ||
            status.st_uid != geteuid())
            continue;
        if (mark ? is_of_dead(entry->d_name, mark) : scratch_is_left(path))
            search->found(path, search->argument);
    }
    if (open)
        closedir(open);
}

/* Run folders that were never finished: in each lab's folder of results. */
static void look_in_results(struct search *search)
{
    const char *results = results_folder();
    DIR *open = opendir(results);
    const struct dirent *entry;
    while (open && (entry = readdir(open))) {
        char path[PATH_MAX];
        snprintf(path, sizeof path, "%.3000s/%s", results, entry->d_name);
        if (*entry->d_name != '.')
            look(search, path, UNFINISHED SCRATCH_LETTERS, NULL);
    }
    if (open)
        closedir(open);
}

void leftover_find(void (*found)(const char *path, void *argument), void *argument)
{
    struct search search = {found, argument};
    const char *temporary = getenv("TMPDIR"), *cache = cache_folder();
    if (!temporary || !*temporary)
        temporary = "/tmp";
    const char *const servers[] = {getenv("XDG_RUNTIME_DIR"), "/dev/shm", "/tmp",
                                   strcmp(temporary, "/tmp") == 0 ? NULL : temporary};
    look_in_results(&search);
    look(&search, temporary, PRIVATE_PREFIX SCRATCH_LETTERS, NULL);
    look(&search, temporary, "qlab-merge." SCRATCH_LETTERS, NULL);
    look(&search, cache, "*.o.[0-9]*", ".o.");
    look(&search, cache, "*.so.[0-9]*", ".so.");
    for (size_t i = 0; i < sizeof servers / sizeof *servers; i++)
        look(&search, servers[i], "qlab-server-*-" SCRATCH_LETTERS, NULL);
    look(&search, "/dev/mqueue", "qlab-[0-9]*-[0-9]*", "qlab-");
}
