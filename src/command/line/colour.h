/* --color: whether text on stdout may be coloured. */
#ifndef QLAB_COMMAND_LINE_COLOUR_H
#define QLAB_COMMAND_LINE_COLOUR_H

#include <stdbool.h>

enum colour { COLOUR_AUTO, COLOUR_ALWAYS, COLOUR_NEVER };

/* Their words, ended by NULL. */
extern const char *const words_colour[];

/* AUTO needs a terminal, TERM other than dumb, and NO_COLOR unset. */
bool colour_wanted(enum colour when);

#endif
