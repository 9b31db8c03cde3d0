/* Measures that hold a run against another one of its round. */
#include "report/result/relate.h"

/* What one worker had in that row's round; 0 if that is not known. */
static double alone(const struct result *result, const struct result_row *row, size_t m)
{
    for (size_t i = 0; i < result->row_count; i++) {
        const struct result_row *other = &result->rows[i];
        struct scenario scenario = lab_point(result->lab, other->point);
        if (other->queue == row->queue && other->round == row->round && other->whole &&
            scenario.knob[KNOB_CONSUMERS] == 1 && other->measure[m] > 0)
            return other->measure[m];
    }
    return 0;
}

void result_relate(struct result *result)
{
    const struct workload_class *workload = result->lab->scenario.workload;
    if (result->lab->sweep != KNOB_CONSUMERS)
        return; /* a run with one worker may differ in more than its workers */
    for (size_t m = 0; m < workload_measures(workload); m++) {
        const char *of = workload->measures[m]->times_of;
        size_t time = of ? workload_measure(workload, of) : MEASURES_MOST;
        for (size_t i = 0; i < result->row_count && time < MEASURES_MOST; i++) {
            struct result_row *row = &result->rows[i];
            double before = alone(result, row, time);
            if (before > 0 && row->measure[time] > 0)
                row->measure[m] = before / row->measure[time];
        }
    }
}
