/* Excerpts that show one lie each. */
#ifndef QLAB_TESTS_JUDGE_WITNESSES_H
#define QLAB_TESTS_JUDGE_WITNESSES_H

void test_witnesses(void);

#endif
