/* The judge's verdict on a small history, as the explorer's: see wrongs.c. */
#ifndef QLAB_EXPLORE_MACHINE_WRONGS_H
#define QLAB_EXPLORE_MACHINE_WRONGS_H

#include <stdbool.h>
#include <stdint.h>

#include "history/history.h"

/* Which enum verdict bits the answers of a history are. `fifo`: that order is promised. With
 * `capacity` its Full is held to be exact; 0: it is not. A deadline of STAMP_NEVER is not known. */
unsigned wrongs_judge(const struct history *history, bool fifo, uint64_t capacity);

#endif
