/* The story of what a walk has found. */
#ifndef QLAB_COMMAND_CHECK_STORY_H
#define QLAB_COMMAND_CHECK_STORY_H

#include "command/check/walked.h"
#include "lab/lab.h"

/* Asks the explorer once more about that client, and writes the shortest execution, its schedule
 * and line into *walk, in so many seconds at most. Where there is none to tell, they stay as they
 * are. */
void story_tell(const struct lab *lab, struct walk *walk, unsigned seconds);

#endif
