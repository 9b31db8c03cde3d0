/* The game as text. */
#ifndef QLAB_COMMAND_PLAY_BOARD_H
#define QLAB_COMMAND_PLAY_BOARD_H

#include <stdbool.h>
#include <stdio.h>

#include "command/play/game.h"

/* Draws the level and how things stand in it, at most TERMINAL_MOST columns wide. */
void board_draw(FILE *out, const struct game *game, bool colour);

#endif
