/* Playing in a terminal. */
#ifndef QLAB_COMMAND_PLAY_CONSOLE_H
#define QLAB_COMMAND_PLAY_CONSOLE_H

#include "command/play/levels.h"

/* Draws, takes a key, draws again, until Q or the end of stdin. What is no terminal is read as
 * keys, too. An exit status. */
int console_play(const struct levels *levels);

#endif
