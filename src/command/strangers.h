/* Doing what a verb does where own queues, a stranger's code, take part. */
#ifndef QLAB_COMMAND_STRANGERS_H
#define QLAB_COMMAND_STRANGERS_H

#include "lab/lab.h"

/* Does the rest of a verb: at once, if no queue of the lab is a file from outside; else in a
 * contained child, with their instrumented builds at hand. Returns what `rest` returned; or, if the
 * queue's code ended the child, says so and returns STATUS_REFUTED, for that is a verdict. */
int strangers_explored(const struct lab *lab, int (*rest)(void *argument), void *argument);

#endif
