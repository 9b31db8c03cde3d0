/* Comparing queues: paired differences over rounds, never two separate averages.
 *
 * A round runs every queue once, close in time, in shuffled order. So what the machine did to
 * one queue in that round it did to the other as well, and the difference inside a round says
 * more than either figure (a randomised block design). "More" and "faster" are said only when the
 * interval of the paired differences excludes no-difference.
 */
#ifndef QLAB_REPORT_RESULT_COMPARE_H
#define QLAB_REPORT_RESULT_COMPARE_H

#include <stddef.h>
#include <stdint.h>

#include "report/result/result.h"
#include "stats/stats.h"

/* Fewer paired rounds than this decide nothing. */
#define PAIRS_LEAST 10

enum direction { UNDECIDED, LESS, MORE };

/* A measure of the workload: its median, and by how much it differs from the baseline's, by round.
 */
struct compared_measure {
    double median; /* NAN: none */
    struct paired difference;
    enum direction more;
};

/* One queue against the baseline at one sweep point. */
struct compared {
    size_t queue, value, baseline;
    double rate, rate_max; /* spurious rate: median and worst run; NAN without attempts */
    uint64_t spurious, attempts;
    struct paired lies; /* of rate - baseline's rate, by round */
    enum direction lies_more;
    double ops_per_second; /* median */
    struct paired speed;   /* of ops/s divided by the baseline's, by round: a ratio */
    enum direction faster;
    double cpu_ns_per_item; /* median */
    struct compared_measure measure[MEASURES_MOST];
};

/* The differences between two queues in a figure of a run, paired by round. False when out of
 * memory. */
typedef double row_figure(const struct result_row *row, size_t m);
bool compare_pair(const struct result *result, size_t value, size_t queue, size_t other,
                  row_figure *figure, size_t m, double confidence, struct paired *paired);

/* Compares every queue of the result with its baseline at sweep value `value`, in the lab's order.
 * From malloc (lab->queue_count entries); NULL when out of memory. */
struct compared *compare_all(const struct result *result, size_t value);

#endif
