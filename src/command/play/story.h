/* The story that a lesson begins with. */
#ifndef QLAB_COMMAND_PLAY_STORY_H
#define QLAB_COMMAND_PLAY_STORY_H

#include "lab/lab.h"

/* What stands behind "The story." in the lab's README.md, in plain words on one line; "" if there
 * is none. From malloc; NULL when out of memory. */
char *story_read(const struct lab *lab);

#endif
