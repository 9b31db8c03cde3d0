/* The drain: what comes out of the queue when everybody has stopped. See drain.c. */
#ifndef QLAB_EXPLORE_MACHINE_DRAIN_H
#define QLAB_EXPLORE_MACHINE_DRAIN_H

#include <stdint.h>

/* The items that are lost where the machine stands, at an end, as bits from item 1 on: put, not
 * got, and they do not come in the drain. 0 also where nobody can tell: somebody has died, the
 * queue says Busy or never answers, or who waits may have the item. */
uint64_t drain_lost(void);
/* Forgets what it remembers; for another machine. */
void drain_forget(void);

#endif
