/* What was done already: a lab's newest complete run in results/. */
#ifndef QLAB_COMMAND_COURSE_DONE_H
#define QLAB_COMMAND_COURSE_DONE_H

struct done {
    char *folder; /* of the run, from malloc; NULL: the lab was not done */
    char day[11]; /* on which it began, UTC: "2026-11-22" */
};

/* Looks for the lab of that name. A damaged or incomplete run counts as none. 0, or an errno
 * value. */
int done_find(const char *lab, struct done *done);

#endif
