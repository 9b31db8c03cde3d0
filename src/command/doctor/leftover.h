/* What the lab's dead processes have left behind: each is made under a name of ours, and goes when
 * its maker ends in any way but a sudden death. */
#ifndef QLAB_COMMAND_DOCTOR_LEFTOVER_H
#define QLAB_COMMAND_DOCTOR_LEFTOVER_H

/* Calls `found` with the path of each; scratch_take_away() takes it away. */
void leftover_find(void (*found)(const char *path, void *argument), void *argument);

#endif
