/* Temporary files and folders, which may stay behind when their maker is killed. Each is locked
 * while its maker lives, so that whoever comes by next can take away what nobody holds any more:
 * a process's number would not do, for it comes again, and in another container it is another one.
 */
#ifndef QLAB_FILES_SCRATCH_H
#define QLAB_FILES_SCRATCH_H

#include <limits.h>
#include <stdbool.h>

struct scratch {
    char path[PATH_MAX];
    int file; /* open, and locked */
};

/* What takes the place of XXXXXX, in patterns. */
#define SCRATCH_LETTERS "[A-Za-z0-9][A-Za-z0-9][A-Za-z0-9][A-Za-z0-9][A-Za-z0-9][A-Za-z0-9]"

/* Makes PARENT/<prefix>XXXXXX, a folder or an empty file for its owner alone, and before that takes
 * away those of this prefix that the dead have left there. 0, or an errno value. */
int scratch_folder(struct scratch *scratch, const char *parent, const char *prefix);
int scratch_file(struct scratch *scratch, const char *parent, const char *prefix);

/* Takes it away, with all that is in it. */
void scratch_remove(struct scratch *scratch);

/* Lets go of what has become something else. 0, or the errno of close(): not all was written. */
int scratch_keep(struct scratch *scratch);

/* Whether nobody holds what is at `path`, and it is ours. */
bool scratch_is_left(const char *path);

/* Takes away what nobody holds, of names that fit the pattern of fnmatch(3). */
void scratch_sweep(const char *parent, const char *pattern);

/* Takes a file, or a folder with all in it, away. 0, or an errno value. */
int scratch_take_away(const char *path);

#endif
