/* Small histories written by hand. */
#ifndef QLAB_TESTS_JUDGE_CASES_H
#define QLAB_TESTS_JUDGE_CASES_H

void test_cases(void);
void test_tallies(void);
void test_pending_witness(void);

#endif
