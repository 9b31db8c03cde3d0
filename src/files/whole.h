/* A file, or a folder, written whole or not at all: under a hidden name first, on the disk before
 * it gets its own name. Whoever finds it by its name finds all of it, after a power cut, too. */
#ifndef QLAB_FILES_WHOLE_H
#define QLAB_FILES_WHOLE_H

#include <stdio.h>

#include "files/scratch.h"

struct whole {
    FILE *out; /* to be written to */
    char *path;
    struct scratch scratch;
};

/* Begins the file that will be at `path`. 0, or an errno value: EISDIR or ENOTSUP for what is no
 * file, but a folder, a pipe or a device, which nothing takes the place of. */
int whole_open(struct whole *whole, const char *path);

/* Ends it: the file is at its path, in place of what was there; or `error`, an errno value, or
 * what happened now left all as it was. 0, or the errno value. */
int whole_close(struct whole *whole, int error);

/* Takes away what the dead left half-written in that folder. */
void whole_sweep(const char *folder);

/* Brings what was written to the disk. 0, or an errno value; none where the disk knows no such
 * thing. */
int whole_sync(int file);

/* The same for the name of a file or folder, in the folder that holds it. */
int whole_sync_name(const char *path);

#endif
