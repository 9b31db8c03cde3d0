/* What can be played of one entry of the report. */
#ifndef QLAB_COMMAND_COURSE_PLAYED_H
#define QLAB_COMMAND_COURSE_PLAYED_H

#include "command/course/collection.h"

/* Explores the lab's queues and keeps their levels in `levels`; nothing if there is none, or
 * after complaining. */
void entry_play(struct entry *entry);

#endif
