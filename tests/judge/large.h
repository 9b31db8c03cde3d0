/* Large random histories: the sweeps against slow counting, and witnesses. */
#ifndef QLAB_TESTS_JUDGE_LARGE_H
#define QLAB_TESTS_JUDGE_LARGE_H

void test_large(void);
void test_witnesses(void);

#endif
