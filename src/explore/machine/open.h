/* Opening the machine for an experiment, and closing it. */
#ifndef QLAB_EXPLORE_MACHINE_OPEN_H
#define QLAB_EXPLORE_MACHINE_OPEN_H

#include <stddef.h>

#include "explore/experiment.h"

/* Makes the queue, runs the prefix and brings every worker to its first step. Returns 0, EBUSY,
 * ENOMEM, or EINVAL with the reason in `why`; on failure nothing is held. */
int machine_open(const struct experiment *experiment, char *why, size_t why_size);
void machine_close(void);

#endif
