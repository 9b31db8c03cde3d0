/* Finding every process that a test's script started, also the ones it lost sight of: they all have
 * a mark in their environment. */
#ifndef QLAB_TESTS_PEER_MARKED_H
#define QLAB_TESTS_PEER_MARKED_H

#include <stdbool.h>
#include <stddef.h>

/* From now on every program that is started carries a new mark; and not any more. */
void marked_begin(void);
void marked_end(void);

/* Waits until so many marked processes are alive, at least, or for 0: no more than that; but not
 * for ever. Returns how many are. */
size_t marked_wait(size_t wanted);

/* Kills one marked process whose parent is marked, too. False if there is none. */
bool marked_kill(void);

#endif
