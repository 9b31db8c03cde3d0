/* Fingerprints: a few digits that tell whether a schedule still means what it meant. */
#ifndef QLAB_EXPLORE_FINGERPRINT_H
#define QLAB_EXPLORE_FINGERPRINT_H

#include "explore/machine.h"

/* Of the queue's name, the program and the capacity. */
struct hash fingerprint_scenario(const struct experiment *scenario);

/* Adds what a step did: where, with which values, for which operation. */
void fingerprint_add(struct hash *hash, const struct record *record);

/* Writes `count` hexadecimal digits of it, at most 4; `text` has room for count + 1. */
void fingerprint_write(char *text, unsigned count, struct hash hash);

#endif
