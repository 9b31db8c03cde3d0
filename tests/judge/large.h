/* Large random histories: the sweeps against slow counting, witnesses, and settings of the run. */
#ifndef QLAB_TESTS_JUDGE_LARGE_H
#define QLAB_TESTS_JUDGE_LARGE_H

#include <stdbool.h>
#include <stdint.h>

/* QLAB_TEST_LIGHT=1: run less, for instrumented builds. QLAB_TEST_SEED: other histories. */
bool light_test(void);
uint64_t test_seed(void);

void test_large(void);
void test_witnesses(void);

#endif
