/* The page of a report: a file that is there whole or not at all. */
#ifndef QLAB_COMMAND_COURSE_PAGE_H
#define QLAB_COMMAND_COURSE_PAGE_H

#include <stdio.h>

#include "command/course/collection.h"
#include "command/line/option.h"

/* The option of a verb that writes a page. */
struct page_options {
    const char *output; /* NULL: the usual place */
};
extern const struct option_row page_rows[];

/* Writes a file under another name, then renames it: there is a whole one or none. `write` returns
 * 0 or an errno value. 0, or complains and returns an exit status. */
int page_write(const char *path, int (*write)(FILE *out, const void *page), const void *page);

/* Writes the page to `output`, or (NULL) to a file called `usual` among the results, and prints
 * where that is. The same. */
int page_put(const char *output, const char *usual, int (*write)(FILE *out, const void *page),
             const void *page);

/* Makes sure that the page can be written there, before any work is done. 0, or complains and
 * returns an exit status. */
int collection_place(const char *path);
/* Writes the page with page_write. */
int collection_write(const struct collection *collection, const char *path);

#endif
