/* The tests of throughput beside test_throughput.c. */
#ifndef QLAB_TESTS_THROUGHPUT_MADE_H
#define QLAB_TESTS_THROUGHPUT_MADE_H

/* report.c */
void test_points(void);
void test_base(void);
void test_few_rounds(void);
void test_broken_rows(void);
void test_writers(void);
void test_folder(void);

#endif
