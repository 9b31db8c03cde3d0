/* Trouble: what ends one execution, see trouble.c. */
#ifndef QLAB_EXPLORE_MACHINE_TROUBLE_H
#define QLAB_EXPLORE_MACHINE_TROUBLE_H

#include <stddef.h>
#include <stdint.h>

#include "explore/machine/machine.h"

/* Ends the running worker's execution from inside its code. Does not return to a worker.
 */
void trouble(enum verdict verdict, uint64_t caller, const char *text, ...)
    __attribute__((format(printf, 3, 4)));
/* The same, from the scheduler, while it performs a step. */
void trouble_in_step(enum verdict verdict, uint64_t caller, const char *text, ...)
    __attribute__((format(printf, 3, 4)));

/* Writes the machine's trouble with its place: "FILE:LINE: what". Not from a worker. */
void trouble_tell(char *text, size_t size);

#endif
