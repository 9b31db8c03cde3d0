/* Items that came before others that should have come first. */
#ifndef QLAB_JUDGE_KINDS_ORDER_H
#define QLAB_JUDGE_KINDS_ORDER_H

#include "judge/faults.h"
#include "judge/match.h"

/* A bit a call: the gets whose item overtook another as far as only program order tells: put by one
 * worker, or got by one (`putters_only`: put by one). Left items count as inside for ever, unless
 * they were `lost`. From malloc; NULL when out of memory. Linear time. */
uint64_t *order_by_program(const struct match *match, bool putters_only, bool lost);

/* What else has an order of its own; each one-sided, in n log n. They return 0 or ENOMEM.
 * lifo: x is at fault if y was put after x, inside when x's get began, and still there when x's get
 * was over. priority: x is at fault if all through its get better items were certainly inside. */
int order_lifo(const struct match *match, bool lost, struct faults *faults);
int order_priority(const struct match *match, bool lost, struct faults *faults);

#endif
