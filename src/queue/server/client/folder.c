/* Folders in memory or on a disk, and the sweep. */
#include "queue/server/client/folder.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "files/scratch.h"

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

void folder_remove(const char *folder)
{
    scratch_take_away(folder);
}

int folder_make(char *folder, size_t size, const char *name, enum keeper_place place)
{
    const char *base = base_of(place);
    struct scratch scratch;
    char prefix[40];
    scratch_sweep(base, PREFIX "*-" SCRATCH_LETTERS); /* of all servers, not only of this one */
    snprintf(prefix, sizeof prefix, PREFIX "%.12s-", name);
    if ((errno = scratch_folder(&scratch, base, prefix)))
        return -1;
    snprintf(folder, size, "%s", scratch.path);
    return scratch.file;
}
