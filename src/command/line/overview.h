/* What qlab says before it comes to a verb. */
#ifndef QLAB_COMMAND_LINE_OVERVIEW_H
#define QLAB_COMMAND_LINE_OVERVIEW_H

#include <stdio.h>

#include "command/command.h"

/* Prints the course of a session and every command (the list ends with NULL) with its summary. */
void overview_print(FILE *out, const struct command *const *commands);

/* Complains that the word is no command, names the nearest, and returns STATUS_USAGE. */
int overview_unknown(const char *word, const struct command *const *commands);

#endif
