/* All interval orders of a few calls. */
#ifndef QLAB_TESTS_JUDGE_ORDERS_H
#define QLAB_TESTS_JUDGE_ORDERS_H

#include <stddef.h>

enum { ORDERS_MOST = 6 };

/* Told of an order: call i lasts from point first[i] to point last[i]; points count from 0. */
typedef void orders_visit(void *context, const int *first, const int *last);

/* Visits every interval order of `count` numbered calls exactly once and returns how many there
 * are. Each comes in its shortest form: every point is the first of some call and the last of some
 * call (Fishburn, Interval Orders and Interval Graphs, 1985). A verdict depends on nothing else
 * than which call precedes which, so these are all histories there are, with all ties. */
size_t orders_visit_all(size_t count, orders_visit *visit, void *context);

#endif
