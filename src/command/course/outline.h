/* The outline of the course: every lab with what was done of it already. */
#ifndef QLAB_COMMAND_COURSE_OUTLINE_H
#define QLAB_COMMAND_COURSE_OUTLINE_H

#include "command/course/done.h"
#include "lab/lab.h"
#include "lab/part.h"

struct outline {
    struct lab **labs; /* in order */
    struct done *done; /* one per lab */
    size_t count;
};

/* Reads all labs and looks for their runs. 0, or complains and returns an exit status. */
int outline_read(struct outline *outline);
void outline_free(struct outline *outline);

#endif
