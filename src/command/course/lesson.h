/* Lessons: a lab's README.md, whose answer stands under the heading "## Answer". */
#ifndef QLAB_COMMAND_COURSE_LESSON_H
#define QLAB_COMMAND_COURSE_LESSON_H

#include <stdbool.h>

#include "lab/lab.h"

/* Prints, made up for the terminal, the part of the lesson before the answer (answer = false) or
 * the answer and what follows. Returns 0, or complains and returns an exit status. */
int lesson_print(const struct lab *lab, bool answer);

/* The whole lesson as text, from malloc; *answer is set to where the answer begins, or to the end.
 * NULL after complaining, with *status. */
char *lesson_read(const struct lab *lab, const char **answer, int *status);

/* What stands behind "The story." in it, in plain words on one line; "" if there is none. From
 * malloc; NULL when out of memory. */
char *lesson_story(const struct lab *lab);

#endif
