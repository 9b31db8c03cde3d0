/* What a result comes to as a whole: a finding per queue, and the exit status. */
#ifndef QLAB_REPORT_RESULT_STATUS_H
#define QLAB_REPORT_RESULT_STATUS_H

#include <stddef.h>

#include "report/result/point.h"

/* What was seen of a queue over all its points. */
struct seen result_seen(const struct result *result, const struct point *points, size_t count,
                        size_t queue);

/* 0 every queue behaved as it claims, 1 a claim is refuted or a queue is wrong in a way that
 * neither it nor the lab owns up to, 2 inconclusive: a queue that is expected to lie, hang... never
 * did, or for some queue nothing was tested (which is no failure in a lab that is not about
 * Empties: TRAIT_ASIDE). */
int result_status(const struct result *result, const struct point *points, size_t count);

#endif
