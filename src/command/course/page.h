/* The page of a report: a file that is there whole or not at all. */
#ifndef QLAB_COMMAND_COURSE_PAGE_H
#define QLAB_COMMAND_COURSE_PAGE_H

#include "command/course/collection.h"

/* Makes sure that the page can be written there, before any work is done. 0, or complains and
 * returns an exit status. */
int collection_place(const char *path);
/* Writes the page under another name, then renames it. 0, or complains and returns an exit status.
 */
int collection_write(const struct collection *collection, const char *path);

#endif
