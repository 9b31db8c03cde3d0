/* Very many items of one fate: judging them takes time in proportion. */
#ifndef QLAB_TESTS_JUDGE_MANY_H
#define QLAB_TESTS_JUDGE_MANY_H

void test_many(void);
void test_clusters(void);

#endif
