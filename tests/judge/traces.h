/* The traces of tests/judge/traces, and what must be found in each. */
#ifndef QLAB_TESTS_JUDGE_TRACES_H
#define QLAB_TESTS_JUDGE_TRACES_H

void test_traces(void);

#endif
