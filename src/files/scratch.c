/* Temporary files and folders, and the sweep. */
#include "files/scratch.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FILES_MOST = 16 };

static int remove_one(const char *path, const struct stat *facts, int type, struct FTW *place)
{
    (void)facts, (void)type, (void)place;
    return remove(path) && errno != ENOENT ? errno : 0; /* another sweep may be at it, too */
}

int scratch_take_away(const char *path)
{
    int error = nftw(path, remove_one, FILES_MOST, FTW_DEPTH | FTW_PHYS);
    if (error < 0 && errno == ENOMEM) /* it may be there again: nothing should be left */
        error = nftw(path, remove_one, FILES_MOST, FTW_DEPTH | FTW_PHYS);
    return error < 0 ? errno : error;
}

/* Opens and locks what is there; -1 if somebody else has it, or it cannot be locked. */
static int lock(const char *path)
{
    int file = open(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC);
    if (file >= 0 && flock(file, LOCK_EX | LOCK_NB) == 0)
        return file;
    if (file >= 0)
        close(file);
    return -1;
}

static bool is_ours(const char *path)
{
    struct stat facts;
    return lstat(path, &facts) == 0 && (S_ISDIR(facts.st_mode) || S_ISREG(facts.st_mode)) &&
           (facts.st_uid == geteuid() || geteuid() == 0);
}

bool scratch_is_left(const char *path)
{
    int file = is_ours(path) ? lock(path) : -1;
    if (file >= 0)
        close(file);
    return file >= 0;
}

void scratch_sweep(const char *parent, const char *pattern)
{
    DIR *folder = opendir(parent);
    for (struct dirent *entry; folder && (entry = readdir(folder));) {
        char path[PATH_MAX];
        if (fnmatch(pattern, entry->d_name, 0) != 0 ||
            snprintf(path, sizeof path, "%s/%s", parent, entry->d_name) >= PATH_MAX)
            continue;
        int file = is_ours(path) ? lock(path) : -1;
        if (file < 0)
            continue;
        scratch_take_away(path); /* while it is locked: nobody takes it for his own meanwhile */
        close(file);
    }
    if (folder)
        closedir(folder);
}

/* Makes one and opens it; -1 with errno, EAGAIN if another's sweep was faster. */
static int create(char *path, bool folder)
{
    if (!folder)
        return mkostemp(path, O_CLOEXEC);
    if (!mkdtemp(path))
        return -1;
    int file = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0 && errno == ENOENT)
        errno = EAGAIN;
    else if (file < 0)
        rmdir(path);
    return file;
}

/* Makes one and locks it. 0, or an errno value, or EAGAIN as above. */
static int make(struct scratch *scratch, const char *parent, const char *prefix, bool folder)
{
    struct stat made, there;
    if (snprintf(scratch->path, PATH_MAX, "%s/%sXXXXXX", parent, prefix) >= PATH_MAX)
        return ENAMETOOLONG;
    scratch->file = create(scratch->path, folder);
    if (scratch->file < 0)
        return errno;
    /* Where nothing can be locked, nothing is swept either. */
    bool held = flock(scratch->file, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
    if (held && fstat(scratch->file, &made) == 0 && lstat(scratch->path, &there) == 0 &&
        made.st_ino == there.st_ino && made.st_dev == there.st_dev)
        return 0;
    close(scratch->file);
    return EAGAIN;
}

static int make_again(struct scratch *scratch, const char *parent, const char *prefix, bool folder)
{
    char pattern[NAME_MAX + sizeof SCRATCH_LETTERS];
    int error;
    snprintf(pattern, sizeof pattern, "%s" SCRATCH_LETTERS, prefix);
    scratch_sweep(parent, pattern);
    while ((error = make(scratch, parent, prefix, folder)) == EAGAIN)
        ;
    return error;
}

int scratch_folder(struct scratch *scratch, const char *parent, const char *prefix)
{
    return make_again(scratch, parent, prefix, true);
}

int scratch_file(struct scratch *scratch, const char *parent, const char *prefix)
{
    return make_again(scratch, parent, prefix, false);
}

int scratch_keep(struct scratch *scratch)
{
    return close(scratch->file) == 0 ? 0 : errno;
}

void scratch_remove(struct scratch *scratch)
{
    scratch_take_away(scratch->path);
    close(scratch->file);
}
