/* Large random histories: the sweeps against slow counting. */
#ifndef QLAB_TESTS_JUDGE_LARGE_H
#define QLAB_TESTS_JUDGE_LARGE_H

#include <stdbool.h>

#include "history/history.h"

/* A random history of some thousand calls; pending ones only if asked for. */
void large_make(uint64_t *seed, bool pending, struct history *history);

void test_large(void);

#endif
