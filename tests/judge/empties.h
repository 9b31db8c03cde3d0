/* Empties before the oracle. */
#ifndef QLAB_TESTS_JUDGE_EMPTIES_H
#define QLAB_TESTS_JUDGE_EMPTIES_H

#include "docket.h"

/* Whether every Empty can be true, and all honest ones together. */
void empties_try(const struct docket *docket);

/* Timed gets that gave up: early, or late. */
void empties_try_timed(const struct docket *docket);

#endif
