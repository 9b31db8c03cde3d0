/* What lies in a folder and below it. Not by fts(3): glibc's crashes, or leaves entries out, where
 * there is no memory for it. */
#ifndef QLAB_FILES_TREE_H
#define QLAB_FILES_TREE_H

#include <limits.h>
#include <stdbool.h>

/* Looks at one entry. 0: go on, into a folder, too; TREE_PAST: not into this one; anything else
 * ends the walk. */
typedef int tree_look(void *context, const char *path, bool folder);

enum { TREE_PAST = -1 };

struct tree {
    tree_look *look;
    void *context;
    char path[PATH_MAX]; /* of the folder that could not be read */
    int error;           /* its errno value, or 0 */
};

/* Looks at the folder `top`, then at the files and folders in it in the order of their names, each
 * folder before what is in it. Links are not followed, but for `top`; what is neither file nor
 * folder is passed by. 0, what `look` returned, or 1 with tree->error. */
int tree_walk(struct tree *tree, const char *top);

#endif
