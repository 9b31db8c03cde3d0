/* qlab report: what its files share. */
#ifndef QLAB_COMMAND_COURSE_PAGE_H
#define QLAB_COMMAND_COURSE_PAGE_H

#include <stddef.h>

#include "report/html/page.h"

/* One section of the page, and the owner of what it borrows. All texts are from malloc. */
struct entry {
    const struct lab *lab; /* of the course; NULL: the result is of another measurement */
    struct result *result; /* NULL: the lab was not run yet, or: */
    struct throughput_result *throughput;
    char *name, *folder, *picture[PLOT_KINDS], *no_picture, *explained, *not_explained;
};

struct collection {
    struct lab **labs; /* the course */
    size_t lab_count;
    struct entry *list;
    size_t count;
};

/* ---- report_collect.c ---- */

/* Reads the results of these run folders and labs; without any, the newest of every lab of the
 * course and whatever else there is in reference/. 0, or complains and returns an exit status; free
 * in either case. */
int collection_read(struct collection *collection, char *const *words, size_t count);
void collection_free(struct collection *collection);

/* Whether the result came with the lab. */
bool entry_is_reference(const struct entry *entry);

/* ---- report_write.c ---- */

/* Makes sure that the page can be written there, before any work is done. 0, or complains and
 * returns an exit status. */
int collection_place(const char *path);
/* Writes the page under another name, then renames it. 0, or complains and returns an exit status.
 */
int collection_write(const struct collection *collection, const char *path);

/* ---- report_pictures.c ---- */

/* Draws all plots that the result has, afresh: so they show what its rows say, in today's style,
 * and nothing gets into the page that gnuplot did not write just now. What cannot be drawn is told
 * in no_picture. Returns 0, or the exit status that plot_draw gave. */
int entry_draw(struct entry *entry);

/* ---- report_explained.c ---- */

/* Lets qlab explain the lab's program, in a process of its own that is given some time: what it
 * printed goes to `explained`, or why there is nothing to `not_explained`. */
void entry_explain(struct entry *entry);

#endif
