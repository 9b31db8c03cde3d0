/* The one place that knows where things are. */
#include "lab/place.h"

#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ROOM = PATH_MAX + 64 };

static bool is_folder(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* Writes the folder of installed data into path[ROOM], seen from where the program lies now.
 * Returns false if there is none: the program was built but not installed. */
static bool installed_folder(char *path)
{
    ssize_t length = readlink("/proc/self/exe", path, PATH_MAX);
    if (length <= 0 || length == PATH_MAX)
        return false;
    path[length] = '\0';
    char *name = strrchr(path, '/') + 1;
    snprintf(name, (size_t)(path + ROOM - name), "%s", QLAB_DATA_FROM_PROGRAM);
    return is_folder(path);
}

/* Where `name` is. `sign` is what the current folder must hold to be asked. */
static const char *find(const char *variable, const char *name, const char *sign, char *path)
{
    const char *wanted = getenv(variable);
    if (wanted && *wanted)
        return wanted;
    if (access(sign, F_OK) == 0)
        return name;
    if (!installed_folder(path))
        strcpy(path, QLAB_SOURCE_ROOT);
    size_t used = strlen(path);
    snprintf(path + used, ROOM - used, "/%s", name);
    return path;
}

const char *labs_folder(void)
{
    static char path[ROOM];
    return find("QLAB_LABS", "labs", "labs/.", path);
}

const char *scripts_folder(void)
{
    static char path[ROOM];
    return find("QLAB_SCRIPTS", "scripts", "scripts/plot/style.gp", path);
}

/* Whether what the user makes belongs into the current folder. */
static bool at_home(void)
{
    char path[ROOM];
    return is_folder("labs") || installed_folder(path) || !is_folder(QLAB_SOURCE_ROOT);
}

const char *headers_folder(void)
{
    static char path[ROOM];
    if (!installed_folder(path))
        return QLAB_SOURCE_ROOT "/src";
    strcat(path, "/include");
    return path;
}

const char *results_folder(void)
{
    const char *wanted = getenv("QLAB_RESULTS");
    if (wanted && *wanted)
        return wanted;
    return at_home() ? "results" : QLAB_SOURCE_ROOT "/results";
}

const char *notes_file(void)
{
    return at_home() ? "notes.md" : QLAB_SOURCE_ROOT "/notes.md";
}
