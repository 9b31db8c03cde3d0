/* What qlab explain says of one entry of the report. */
#ifndef QLAB_COMMAND_COURSE_EXPLAINED_H
#define QLAB_COMMAND_COURSE_EXPLAINED_H

#include "command/course/collection.h"

/* Lets qlab explain the lab's program, in a process of its own that is given some time: what it
 * printed goes to `explained`, or why there is nothing to `not_explained`. */
void entry_explain(struct entry *entry);

#endif
