/* Answers besides Empties before the oracle. */
#ifndef QLAB_TESTS_JUDGE_ANSWERS_H
#define QLAB_TESTS_JUDGE_ANSWERS_H

#include "docket.h"

void answers_try_full(const struct docket *docket);
void answers_try_not_empty(const struct docket *docket);
void answers_try_order(const struct docket *docket);
void answers_try_hangs(const struct docket *docket);

#endif
