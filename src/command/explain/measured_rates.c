/* Measured rates, read back from a result folder. */
#include "command/explain/measured_rates.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report/plot/newest.h"
#include "report/result/point.h"
#include "lab/lab_error.h"

/* Lies per attempt over all points of a queue; NAN if it has none with attempts. */
static double rate_of(const struct point *points, size_t count, const struct result *result,
                      const char *queue)
{
    uint64_t spurious = 0, attempts = 0;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(result->lab->queues[points[i].queue].queue->name, queue) != 0)
            continue;
        spurious += points[i].tally.spurious;
        attempts += points[i].tally.attempts;
    }
    return attempts ? (double)spurious / (double)attempts : NAN;
}

char *measured_find(const char *lab, const char *const *queues, double *rates)
{
    struct lab_error error;
    char *folder = NULL;
    size_t count = 0;
    struct result *result = plot_find(lab, &folder, &error);
    bool delayed = result && result->delays; /* its rates are not those of the plain queues */
    struct point *points = result && !delayed ? result_points(result, &count) : NULL;
    for (size_t i = 0; queues[i]; i++)
        rates[i] = points ? rate_of(points, count, result, queues[i]) : NAN;
    free(points);
    if (result) {
        result_free(result);
        free(result);
    }
    if (delayed) {
        free(folder);
        folder = NULL;
    }
    return folder;
}
