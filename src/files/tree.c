/* A folder and all below it. */
#include "files/tree.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static int no_dots(const struct dirent *entry)
{
    return strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
}

static int walk(struct tree *tree, size_t length);

/* Looks at tree->path, of so many bytes. */
static int look(struct tree *tree, size_t length)
{
    struct stat facts;
    if (lstat(tree->path, &facts) != 0)
        return 0; /* it went meanwhile */
    if (S_ISDIR(facts.st_mode))
        return walk(tree, length);
    return S_ISREG(facts.st_mode) ? tree->look(tree->context, tree->path, false) : 0;
}

/* The same of a folder, and of all in it. */
static int walk(struct tree *tree, size_t length)
{
    struct dirent **list;
    int status = tree->look(tree->context, tree->path, true);
    if (status)
        return status == TREE_PAST ? 0 : status;
    int count = scandir(tree->path, &list, no_dots, by_name);
    if (count < 0) {
        tree->error = errno;
        return 1;
    }
    for (int i = 0; i < count; free(list[i++])) {
        size_t room = sizeof tree->path - length;
        if (status) /* the path is still wanted */
            continue;
        size_t more = (size_t)snprintf(tree->path + length, room, "/%s", list[i]->d_name);
        status = more < room ? look(tree, length + more) : 0;
        if (!tree->error)
            tree->path[length] = '\0';
    }
    free(list);
    return status;
}

int tree_walk(struct tree *tree, const char *top)
{
    size_t length = (size_t)snprintf(tree->path, sizeof tree->path, "%s", top);
    tree->error = length < sizeof tree->path ? 0 : ENAMETOOLONG;
    if (tree->error)
        return 1;
    while (length > 1 && tree->path[length - 1] == '/')
        tree->path[--length] = '\0';
    return walk(tree, length);
}
