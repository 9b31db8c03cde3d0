/* How much is tried, and from which seed on: QLAB_TEST_LIGHT=1 for less, QLAB_TEST_ALL=1 for all,
 * QLAB_TEST_SEED for other histories. */
#ifndef QLAB_TESTS_SEED_H
#define QLAB_TESTS_SEED_H

#include <stdbool.h>
#include <stdint.h>

bool light_test(void);
bool whole_test(void);
uint64_t test_seed(void);

#endif
