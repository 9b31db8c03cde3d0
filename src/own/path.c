/* What the end of a file's name says. */
#include "own/path.h"

#include <limits.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

static const char *ending_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *dot = strrchr(slash ? slash : path, '.');
    return dot && dot > path && dot[-1] != '/' ? dot : "";
}

bool own_is_cpp(const char *path)
{
    static const char *const endings[] = {".cc", ".cpp", ".cxx", ".C"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (strcmp(ending_of(path), endings[i]) == 0)
            return true;
    return false;
}

bool own_is_path(const char *name)
{
    return strcmp(ending_of(name), ".c") == 0 || own_is_cpp(name);
}

const char *own_from_here(const char *path)
{
    char here[PATH_MAX];
    size_t skip = getcwd(here, sizeof here) ? strlen(here) : 0;
    if (skip && strncmp(path, here, skip) == 0 && path[skip] == '/')
        return path + skip + 1;
    return strncmp(path, "./", 2) == 0 && path[2] != '-' ? path + 2 : path; /* no option */
}
