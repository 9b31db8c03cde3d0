/* Measured rates, read back from a result folder. */
#include "command/explain/measured_rates.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "command/line/status.h"
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

int measured_find(struct answers *answers)
{
    struct lab_error error;
    size_t count = 0;
    struct result *result = plot_find(answers->question->subject, &answers->measured_in, &error);
    bool delayed = result && result->delays; /* its rates are not those of the plain queues */
    struct point *points = result && !delayed ? result_points(result, &count) : NULL;
    int status = result && !delayed && !points ? complain(STATUS_SYSTEM, "out of memory") : 0;
    if (!result && error.status == STATUS_SYSTEM)
        status = complain(STATUS_SYSTEM, "%s", error.text);
    else if (!result && error.status == STATUS_DATA)
        complain(0, "no measured rates: %s", error.text);
    for (size_t i = 0; i < answers->count; i++) {
        struct answer *answer = &answers->list[i];
        answer->measured = points ? rate_of(points, count, result, answer->queue->name) : NAN;
    }
    free(points);
    if (result) {
        result_free(result);
        free(result);
    }
    if (!result || delayed) {
        free(answers->measured_in);
        answers->measured_in = NULL;
    }
    return status;
}
