/* What a result comes to as a whole: a finding per queue, and the exit status. */
#ifndef QLAB_REPORT_RESULT_STATUS_H
#define QLAB_REPORT_RESULT_STATUS_H

#include <stddef.h>

#include "report/result/point.h"

/* The finding of a queue over all its points. */
enum finding result_finding(const struct result *result, const struct point *points, size_t count,
                            size_t queue);

/* 0 every queue behaved as it claims, 1 a claim is refuted, 2 inconclusive: a queue that the lab
 * expects to lie never did, or for some queue nothing was tested (which is no failure in a lab that
 * is not about Empties: TRAIT_ASIDE). */
int result_status(const struct result *result, const struct point *points, size_t count);

#endif
