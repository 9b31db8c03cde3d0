/* A folder for what a harness must have as files: in memory, if there is such a place. */
#include "fuzz/scratch.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "files/scratch.h"

static struct scratch scratch;

static void remove_it(void)
{
    scratch_remove(&scratch);
}

const char *fuzz_folder(void)
{
    if (!*scratch.path) {
        if (scratch_folder(&scratch, access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp",
                           "qlab-fuzz-"))
            abort();
        atexit(remove_it);
    }
    return scratch.path;
}

void fuzz_write(const char *name, const void *data, size_t size)
{
    char path[PATH_MAX + 64];
    snprintf(path, sizeof path, "%s/%s", fuzz_folder(), name);
    FILE *file = fopen(path, "w");
    if (!file || fwrite(data, 1, size, file) != size || fclose(file) != 0)
        abort();
}
