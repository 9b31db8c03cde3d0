/* Written whole or not at all. */
#include "files/whole.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PREFIX ".qlab-new-"

int whole_sync(int file)
{
    if (fsync(file) == 0 || errno == EINVAL || errno == ENOTSUP)
        return 0;
    return errno;
}

/* The folder of a path, from malloc; NULL when out of memory. */
static char *folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return !slash          ? strdup(".")
           : slash == path ? strdup("/")
                           : strndup(path, (size_t)(slash - path));
}

int whole_sync_name(const char *path)
{
    char *folder = folder_of(path);
    if (!folder)
        return ENOMEM;
    int file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int error = file >= 0 ? whole_sync(file) : errno == EACCES ? 0 : errno; /* writable, no more */
    if (file >= 0)
        close(file);
    free(folder);
    return error;
}

/* Gives the file the rights that a new one has, and a stream. 0, or an errno value. */
static int open_stream(struct whole *whole)
{
    mode_t mask = umask(0);
    umask(mask);
    if (fchmod(whole->scratch.file, 0666 & ~mask) != 0)
        return errno;
    int second = fcntl(whole->scratch.file, F_DUPFD_CLOEXEC, 0); /* the first holds the lock */
    if (second < 0)
        return errno;
    if ((whole->out = fdopen(second, "w")))
        return 0;
    int error = errno;
    close(second);
    return error;
}

/* 0 if a file may take that place, or an errno value. */
static int check_place(const char *path)
{
    struct stat facts;
    if (stat(path, &facts) != 0 || S_ISREG(facts.st_mode))
        return 0;
    return S_ISDIR(facts.st_mode) ? EISDIR : ENOTSUP;
}

int whole_open(struct whole *whole, const char *path)
{
    int unfit = check_place(path);
    if (unfit)
        return unfit;
    char *folder = folder_of(path);
    *whole = (struct whole){.path = strdup(path)};
    int error = folder && whole->path ? scratch_file(&whole->scratch, folder, PREFIX) : ENOMEM;
    free(folder);
    if (error == 0 && (error = open_stream(whole)) != 0)
        scratch_remove(&whole->scratch);
    if (error)
        free(whole->path);
    return error;
}

void whole_sweep(const char *folder)
{
    scratch_sweep(folder, PREFIX SCRATCH_LETTERS);
}

/* Writes what is left, syncs and renames. 0, or an errno value. */
static int settle(struct whole *whole)
{
    errno = 0;
    if (fflush(whole->out) != 0 || ferror(whole->out))
        return errno ? errno : EIO;
    int error = whole_sync(whole->scratch.file);
    if (error == 0 && rename(whole->scratch.path, whole->path) != 0)
        error = errno;
    return error;
}

int whole_close(struct whole *whole, int error)
{
    if (error == 0)
        error = settle(whole);
    bool renamed = error == 0;
    if (fclose(whole->out) != 0 && error == 0)
        error = errno;
    if (renamed)
        scratch_keep(&whole->scratch);
    else
        scratch_remove(&whole->scratch);
    if (error == 0)
        error = whole_sync_name(whole->path);
    free(whole->path);
    return error;
}
