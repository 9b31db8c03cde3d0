/* Fingerprints: a few digits that tell whether a schedule still means what it meant. */
#ifndef QLAB_EXPLORE_NAMES_FINGERPRINT_H
#define QLAB_EXPLORE_NAMES_FINGERPRINT_H

#include "explore/machine/machine.h"

/* Of the queue's name, the program and the capacity. */
struct hash fingerprint_experiment(const struct experiment *experiment);

/* Adds what a step did: where, with which values, for which operation. */
void fingerprint_add(struct hash *hash, const struct record *record);

/* Writes `count` hexadecimal digits of it, at most 4; `text` has room for count + 1. */
void fingerprint_write(char *text, unsigned count, struct hash hash);

#endif
