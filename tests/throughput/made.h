/* Comparisons of speed put together by hand, and the tests beside test_throughput.c. */
#ifndef QLAB_TESTS_THROUGHPUT_MADE_H
#define QLAB_TESTS_THROUGHPUT_MADE_H

#include "report/result/result.h"

/* Three queues, two-lock and mutex and one of a library, with 1 and 4 threads. In every round the
 * machine is another, as fast as the round is late; two-lock does 1, mutex twice, the library's
 * four times as much as the machine allows, and mutex with 4 threads a quarter. Round 0 is warm-up,
 * a thousand times as fast. */
struct result made_speeds(unsigned rounds);

/* report.c */
void test_points(void);
void test_base(void);
void test_few_rounds(void);
void test_writers(void);
/* folders.c */
void test_folder(void);
void test_old_folder(void);
void test_old_folder_lost(void);
void test_old_folder_spoilt(void);

#endif
