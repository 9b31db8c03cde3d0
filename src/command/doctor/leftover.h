/* What the lab's dead processes have left behind: each is made under a name of ours, and goes when
 * its maker ends in any way but a sudden death. */
#ifndef QLAB_COMMAND_DOCTOR_LEFTOVER_H
#define QLAB_COMMAND_DOCTOR_LEFTOVER_H

#include <stddef.h>

/* Calls `found` with the path of each. Returns how many there are. */
size_t leftover_find(void (*found)(const char *path, void *argument), void *argument);

/* Takes one away, with all that is in it. 0, or an errno value. */
int leftover_remove(const char *path);

#endif
