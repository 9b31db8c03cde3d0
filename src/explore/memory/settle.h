/* The normal form of C11 memory: what nobody can tell from its absence is not there. */
#ifndef QLAB_EXPLORE_MEMORY_SETTLE_H
#define QLAB_EXPLORE_MEMORY_SETTLE_H

/* After every step. */
void settle(void);

#endif
