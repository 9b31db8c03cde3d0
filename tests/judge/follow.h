/* Program order as the sweep takes it, against the graph. */
#ifndef QLAB_TESTS_JUDGE_FOLLOW_H
#define QLAB_TESTS_JUDGE_FOLLOW_H

/* Histories whose calls touch, or are nearer than the guard: every verdict and every attempt. */
void test_follow(void);

#endif
