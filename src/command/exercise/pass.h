/* The line that says that an exercise was passed. It can be checked without asking anybody: the
 * file is here, and what was proved can be proved again. */
#ifndef QLAB_COMMAND_EXERCISE_PASS_H
#define QLAB_COMMAND_EXERCISE_PASS_H

#include <stddef.h>

#include "command/check/walked.h"
#include "command/exercise/goal.h"

/* Writes "qlab-pass/1 LAB proved=4,4,3 clients=156,156,38 source=HASH version=0.1.0": the calls and
 * clients of each pass, and of what file. 0, or an errno value: the file cannot be read. */
int pass_line(const struct goal *goal, const struct walk *walk, const char *path, char *line,
              size_t size);

/* What does not fit in a line that somebody handed in for the file: `why`, with what was expected.
 * NULL: it may be true, if check finds the same again. */
const char *pass_unfit(const char *line, const struct goal *goal, const char *path, char *why,
                       size_t size);

#endif
