/* Command lines that the reader may type: that of a session, which its result keeps, and others. */
#ifndef QLAB_COMMAND_SESSION_COMMAND_LINE_H
#define QLAB_COMMAND_SESSION_COMMAND_LINE_H

#include <stdio.h>

/* Writes a word, quoted where a shell needs it. */
void command_word(FILE *out, const char *word);

/* Writes " --queues QUEUE" for one queue, whatever is in its name. */
void command_queue(FILE *out, const char *name);

/* As one string from malloc, quoted where a shell needs it; NULL when out of memory. */
char *command_line(int argc, char **argv);

#endif
