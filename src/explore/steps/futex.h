/* The words that workers sleep on: see futex.c. */
#ifndef QLAB_EXPLORE_STEPS_FUTEX_H
#define QLAB_EXPLORE_STEPS_FUTEX_H

enum { FUTEX_WIDTH = 4 }; /* bytes of the word */

#endif
