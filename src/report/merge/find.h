/* Run folders as they are named to `qlab merge`: themselves, in a tree, or in a tar. */
#ifndef QLAB_REPORT_MERGE_FIND_H
#define QLAB_REPORT_MERGE_FIND_H

#include "lab/lab_error.h"

/* What is done with a run folder; not 0, with *error filled, ends the search. `tries` is how often
 * it was begun: the lines of the file "tries" beside it, or 1. */
typedef int find_folder(void *context, const char *folder, unsigned tries, struct lab_error *error);

/* Gives every run folder at or below `path`, a folder or a tar, to `found`. Hidden ones are not
 * finished, and left alone; run folders hold no others. A tar is unpacked into a folder of /tmp, or
 * TMPDIR, which goes again. 0, what `found` returned, or error->status: 66 if there is no such
 * folder or no run in it, 65 if it is no tar, 71 if it cannot be unpacked. */
int find_folders(const char *path, find_folder *found, void *context, struct lab_error *error);

#endif
