#ifndef QLAB_TESTS_JUDGE_TRACES_H
#define QLAB_TESTS_JUDGE_TRACES_H

#include <stdbool.h>
#include <stdio.h>

#include "judge/judge.h"

/* Judges all queues of a trace, and closes it; false, with the failure told, if it can't be read.
 */
bool traces_judge(FILE *file, const char *name, struct judgement *sum);

/* What is found, without what is not: " spurious 2 order 1". */
void traces_describe(const struct judgement *judgement, char text[200]);

/* The files of tests/judge/traces: each gives what it must. */
void test_traces(void);

/* Kinds mixed in one trace. */
void test_mixtures(void);

#endif
