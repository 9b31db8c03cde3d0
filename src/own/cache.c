/* The cache's folder, and FNV-1a twice over for its names. */
#include "own/cache.h"

#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { KEPT_S = 30 * 24 * 3600 };

void cache_key_add(struct cache_key *key, const void *bytes, size_t size)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < size; i++) {
        key->low = (key->low ^ at[i]) * 0x100000001b3u + 1;
        key->high = (key->high ^ at[i]) * 0x9e3779b97f4a7c15u + (key->low >> 7);
    }
}

/* Makes a folder of ours and nobody else's. Objects of it will run here. */
static bool take(const char *path)
{
    struct stat status;
    mkdir(path, 0700);
    return lstat(path, &status) == 0 && S_ISDIR(status.st_mode) && status.st_uid == geteuid() &&
           !(status.st_mode & (S_IWGRP | S_IWOTH)) && access(path, W_OK | X_OK) == 0;
}

const char *cache_folder(void)
{
    static char path[PATH_MAX];
    const char *cache = getenv("XDG_CACHE_HOME"), *home = getenv("HOME"), *tmp = getenv("TMPDIR");
    if (*path)
        return path;
    if (cache && *cache == '/') {
        snprintf(path, sizeof path, "%s/qlab", cache);
        mkdir(cache, 0700);
        if (take(path))
            return path;
    } else if (home && *home == '/') {
        snprintf(path, sizeof path, "%s/.cache", home);
        mkdir(path, 0700);
        strncat(path, "/qlab", sizeof path - strlen(path) - 1);
        if (take(path))
            return path;
    }
    snprintf(path, sizeof path, "%s/qlab-%u", tmp && *tmp ? tmp : "/tmp", (unsigned)geteuid());
    if (take(path))
        return path;
    *path = '\0';
    return NULL;
}

void cache_use(const char *path)
{
    utimensat(AT_FDCWD, path, NULL, 0); /* of another's, or gone: then it is compiled again */
}

void cache_prune(void)
{
    const char *folder = cache_folder();
    DIR *open = folder ? opendir(folder) : NULL;
    const struct dirent *entry;
    while (open && (entry = readdir(open))) {
        const char *ending = strrchr(entry->d_name, '.');
        struct stat status;
        if (ending && (strcmp(ending, ".o") == 0 || strcmp(ending, ".so") == 0) &&
            fstatat(dirfd(open), entry->d_name, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
            S_ISREG(status.st_mode) && time(NULL) - status.st_mtime > KEPT_S)
            unlinkat(dirfd(open), entry->d_name, 0);
    }
    if (open)
        closedir(open);
}
