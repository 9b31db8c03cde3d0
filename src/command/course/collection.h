/* What goes on the page of qlab report. */
#ifndef QLAB_COMMAND_COURSE_COLLECTION_H
#define QLAB_COMMAND_COURSE_COLLECTION_H

#include <stdbool.h>
#include <stddef.h>

#include "lab/lab.h"
#include "report/plot/kinds.h"
#include "report/result/result.h"

/* One section of the page, and the owner of what it borrows. All texts are from malloc. */
struct entry {
    const struct lab *lab; /* of the course; NULL: the result is of another measurement */
    struct result *result; /* NULL: the lab was not run yet */
    char *name, *folder, *picture[PLOT_KINDS], *no_picture, *explained, *not_explained;
    char *levels, *player; /* to be played, in JSON, or the page on which they are; NULL: none */
};

struct collection {
    struct lab **labs; /* the course */
    size_t lab_count;
    struct entry *list;
    size_t count;
};

/* Reads the results of these run folders and labs; without any, the newest of every lab of the
 * course and whatever else there is in reference/. `may_lack`: the words are labs, and one without
 * a result is taken, too. 0, or complains and returns an exit status; free in either case. */
int collection_read(struct collection *collection, char *const *words, size_t count, bool may_lack);
void collection_free(struct collection *collection);

#endif
