/* The state of the machine as a key. */
#ifndef QLAB_EXPLORE_MACHINE_STATE_H
#define QLAB_EXPLORE_MACHINE_STATE_H

#include "explore/machine/hash.h"

/* Equal keys mean equal futures and equal verdicts. */
struct hash machine_key(void);

#endif
