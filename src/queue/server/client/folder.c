/* Folders in memory or on a disk, and the sweep. */
#include "queue/server/client/folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define BASE_MOST 32             /* bytes of the folder in which they stand */
#define PREFIX    "qlab-server-" /* nobody else of this program makes folders of such names */

static bool usable(const char *folder)
{
    return folder && *folder == '/' && strlen(folder) < BASE_MOST &&
           access(folder, W_OK | X_OK) == 0;
}

/* Where folders stand. Root's server of much data may run as somebody else, who must get through.
 */
static const char *base_of(enum keeper_place place)
{
    const char *own = getenv("XDG_RUNTIME_DIR"), *scratch = getenv("TMPDIR");
    if (place == KEEPER_DISK)
        return geteuid() != 0 && usable(scratch) ? scratch : "/tmp";
    return usable(own) ? own : usable("/dev/shm") ? "/dev/shm" : "/tmp";
}

static int remove_one(const char *path, const struct stat *about, int kind, struct FTW *walk)
{
    (void)about, (void)kind, (void)walk;
    remove(path);
    return 0; /* the rest all the same */
}

void folder_remove(const char *folder)
{
    nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

/* Locks a folder; -1 if somebody has it, or it is no folder. */
static int folder_lock(const char *folder)
{
    int lock = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (lock >= 0 && flock(lock, LOCK_EX | LOCK_NB) == 0)
        return lock;
    if (lock >= 0)
        close(lock);
    return -1;
}

/* Removes the folders of keepers that were killed. */
static void sweep(const char *base)
{
    DIR *folders = opendir(base);
    char path[BASE_MOST + 300];
    for (struct dirent *entry; folders && (entry = readdir(folders));) {
        if (strncmp(entry->d_name, PREFIX, strlen(PREFIX)) != 0)
            continue;
        snprintf(path, sizeof path, "%s/%s", base, entry->d_name);
        struct stat about;
        bool ours = lstat(path, &about) == 0 && S_ISDIR(about.st_mode) &&
                    (about.st_uid == geteuid() || geteuid() == 0);
        int lock = ours ? folder_lock(path) : -1;
        if (lock < 0)
            continue;
        folder_remove(path);
        close(lock);
    }
    if (folders)
        closedir(folders);
}

int folder_make(char *folder, size_t size, const char *name, enum keeper_place place)
{
    const char *base = base_of(place);
    struct stat about;
    sweep(base);
    for (;;) { /* another program's sweep may be faster than our lock */
        snprintf(folder, size, "%s/" PREFIX "%.12s-XXXXXX", base, name);
        if (!mkdtemp(folder))
            return -1;
        int lock = folder_lock(folder);
        if (lock >= 0 && lstat(folder, &about) == 0)
            return lock;
        if (lock >= 0)
            close(lock);
    }
}
