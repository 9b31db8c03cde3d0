/* How things stand in a game. */
#ifndef QLAB_COMMAND_PLAY_STANDING_H
#define QLAB_COMMAND_PLAY_STANDING_H

#include <stdio.h>

#include "command/play/game.h"

void standing_put(FILE *out, const struct game *game);

/* Odds as they are printed everywhere. */
void standing_percent(FILE *out, double odds);

#endif
