/* A walk through labs of the course. */
#ifndef QLAB_COMMAND_COURSE_WALK_H
#define QLAB_COMMAND_COURSE_WALK_H

#include <stddef.h>

#include "lab/lab.h"

struct walk {
    struct lab **labs; /* still to be done, in order */
    size_t count;
    const char *notes; /* the file of the study notes; NULL: the usual one */
};

/* Walks with whoever sits at the terminal: question, prediction, run, plot, explanation, answer and
 * note of every lab. Returns 0 at the end or when they quit, 130 after ^C. */
int walk_with(const struct walk *walk);

#endif
