/* Which measures are shown and in what order: each is followed by those that predict it, and the
 * judge's rate stands among them if a measure predicts that.
 */
#include "report/result/measures_shown.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "lab/predict.h"

const struct measure *measure_of(const struct result *result, size_t m)
{
    assert(m == MEASURE_RATE || m < workload_measures(result->lab->scenario.workload));
    return m == MEASURE_RATE ? &predict_figures[PREDICT_RATE]
                             : result->lab->scenario.workload->measures[m];
}

size_t measure_predicted(const struct result *result, size_t m)
{
    size_t count = workload_measures(result->lab->scenario.workload);
    const char *model_of = measure_of(result, m)->model_of;
    if (model_of && strcmp(model_of, predict_figures[PREDICT_RATE].name) == 0)
        return MEASURE_RATE;
    for (size_t i = 0; model_of && i < count; i++)
        if (i != m && strcmp(measure_of(result, i)->name, model_of) == 0)
            return i;
    return MEASURE_NONE;
}

/* Appends a measure and its models. */
static size_t append(const struct result *result, size_t m, size_t *shown, size_t n)
{
    size_t count = workload_measures(result->lab->scenario.workload);
    shown[n++] = m;
    for (size_t model = 0; model < count; model++)
        if (measure_predicted(result, model) == m)
            shown[n++] = model;
    return n;
}

size_t measures_shown(const struct result *result, size_t shown[MEASURES_MOST + 1])
{
    size_t count = workload_measures(result->lab->scenario.workload), n = 0;
    bool rate = false;
    for (size_t m = 0; m < count; m++)
        rate |= measure_predicted(result, m) == MEASURE_RATE;
    if (rate)
        n = append(result, MEASURE_RATE, shown, n);
    for (size_t m = 0; m < count; m++)
        if (measure_predicted(result, m) == MEASURE_NONE)
            n = append(result, m, shown, n);
    return n;
}

double measure_in(const struct result_row *row, size_t m)
{
    if (m < MEASURES_MOST)
        return row->measure[m];
    return row->tally.attempts ? (double)row->tally.spurious / (double)row->tally.attempts : NAN;
}

struct summary measure_at(const struct point *point, size_t m)
{
    if (m < MEASURES_MOST)
        return point->measure[m];
    return (struct summary){
        .runs = point->runs,
        .runs_above_zero = point->runs_with_spurious,
        .median = point->rate_median,
        .least = point->rate_min,
        .most = point->rate_max,
        .mean = NAN,
        .interval = point->rate,
        .p50 = NAN,
        .p99 = NAN,
        .longest = NAN,
    };
}
