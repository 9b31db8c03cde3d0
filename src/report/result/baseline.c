/* The queue that the others are held against. */
#include "report/result/baseline.h"

#include <math.h>
#include <stdlib.h>

#include "report/result/speeds.h"

/* Of ours the fastest; the first if none ran, or memory ran out. */
static size_t fastest(const struct result *result)
{
    const struct lab *lab = result->lab;
    size_t best = 0, count;
    double most = -INFINITY;
    struct point *points = result_points(result, &count);
    for (size_t queue = 0; points && queue < lab->queue_count; queue++) {
        double sum = 0;
        for (size_t value = 0; value < lab->value_count; value++)
            sum += log(speed_of(result, point_at(result, points, queue, value))->median);
        if (!speed_of_library(result, queue) && sum > most) {
            most = sum;
            best = queue;
        }
    }
    free(points);
    return best;
}

size_t baseline_choose(const struct result *result, const struct queue_class *asked)
{
    const struct lab *lab = result->lab;
    for (size_t i = 0; asked && i < lab->queue_count; i++)
        if (lab->queues[i].queue == asked)
            return i;
    return workload_unrecorded(lab->scenario.workload) ? fastest(result) : 0;
}
