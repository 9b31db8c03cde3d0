/* A verb of which nothing scrolls away unread. */
#ifndef QLAB_COMMAND_COURSE_PAGED_H
#define QLAB_COMMAND_COURSE_PAGED_H

#include "command/command.h"

enum { PAGED_WORDS = 20 };

/* Runs a verb with at most PAGED_WORDS words (ended by NULL) in a process of its own, which may end
 * as it likes, and then shows what it printed: at once if it fits on the terminal, else through
 * $PAGER, or without one page by page. Returns its exit status, 128 + N after signal N, or
 * complains and returns 71. */
int paged_verb(const struct command *command, const char *const *words);

#endif
