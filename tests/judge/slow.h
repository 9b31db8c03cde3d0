/* The slow judge, right and wrong, beside the judge. */
#ifndef QLAB_TESTS_JUDGE_SLOW_H
#define QLAB_TESTS_JUDGE_SLOW_H

#include "docket.h"

/* Counts the answers in which the slow judge differs, and those that kill each of its mistakes. */
void slow_try(const struct docket *docket);

#endif
