/* A worker alone, before the program or after it. */
#ifndef QLAB_EXPLORE_MACHINE_ALONE_H
#define QLAB_EXPLORE_MACHINE_ALONE_H

#include <stdbool.h>
#include <stddef.h>

/* Lets a worker do alone what comes before the program: `entry`, up to its first operation, or to
 * the end if it is the prefix. False: it waits for ever, or ran into trouble. */
bool alone_run(size_t self, void (*entry)(void));
/* Gives the worker its part of the queue, so. */
bool alone_attach(size_t self);
/* An entry: gives the running worker its part of a queue that is made. */
void alone_part(void);

#endif
