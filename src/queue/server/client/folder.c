/* Folders in memory or on a disk, and the sweep. */
#include "queue/server/client/folder.h"

#include <errno.h>
#include <glob.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/shm.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files/scratch.h"

#define BASE_MOST 32             /* bytes of the folder in which they stand */
#define PREFIX    "qlab-server-" /* nobody else of this program makes folders of such names */
#define SERVERS   PREFIX "*-" SCRATCH_LETTERS
#define LOCK_FILE "/data/postmaster.pid"
#define PATH_MOST 160 /* bytes of a path in such a folder */

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

/* Removes the shared memory of System V that a server of PostgreSQL has left behind, if it has: the
 * seventh line of its lock file is "KEY ID". In use, it goes with the last who uses it. */
static void segment_remove(const char *folder)
{
    char line[200] = "";
    int segment = -1;
    struct stat owner;
    struct shmid_ds about;
    char path[PATH_MOST];
    snprintf(path, sizeof path, "%s" LOCK_FILE, folder);
    FILE *file = fopen(path, "r");
    if (!file)
        return;
    for (int i = 0; i < 7; i++)
        if (!fgets(line, sizeof line, file))
            *line = '\0'; /* not so many */
    if (sscanf(line, "%*u %d", &segment) == 1 && fstat(fileno(file), &owner) == 0 &&
        shmctl(segment, IPC_STAT, &about) == 0 && about.shm_perm.cuid == owner.st_uid)
        shmctl(segment, IPC_RMID, NULL);
    fclose(file);
}

void folder_remove(const char *folder)
{
    segment_remove(folder);
    scratch_take_away(folder);
}

/* Takes away what the dead have left there: of all servers, not only of this one. */
static void sweep(const char *base)
{
    char pattern[PATH_MOST];
    glob_t found = {0};
    snprintf(pattern, sizeof pattern, "%s/" SERVERS LOCK_FILE, base);
    if (glob(pattern, 0, NULL, &found) == 0)
        for (size_t i = 0; i < found.gl_pathc; i++) {
            found.gl_pathv[i][strlen(found.gl_pathv[i]) - strlen(LOCK_FILE)] = '\0';
            if (scratch_is_left(found.gl_pathv[i]))
                segment_remove(found.gl_pathv[i]);
        }
    globfree(&found);
    scratch_sweep(base, SERVERS);
}

int folder_make(char *folder, size_t size, const char *name, enum keeper_place place)
{
    const char *base = base_of(place);
    struct scratch scratch;
    char prefix[40];
    sweep(base_of(KEEPER_MEMORY));
    sweep(base_of(KEEPER_DISK));
    snprintf(prefix, sizeof prefix, PREFIX "%.12s-", name);
    if ((errno = scratch_folder(&scratch, base, prefix)))
        return -1;
    snprintf(folder, size, "%s", scratch.path);
    return scratch.file;
}
