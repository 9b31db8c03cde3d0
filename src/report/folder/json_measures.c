/* The workload's own measures in the JSON document: what they are, and what they came to. */
#include "report/folder/json_measures.h"

#include "json/build.h"

static const char *const units[] = {
    [MEASURE_COUNT] = "count",   [MEASURE_TIME] = "ns",          [MEASURE_SHARE] = "share",
    [MEASURE_FACTOR] = "factor", [MEASURE_SPEED] = "per_second",
};

json_t *measures_json(const struct workload_class *workload)
{
    json_t *list = json_array();
    for (size_t m = 0; m < workload_measures(workload); m++) {
        const struct measure *class = workload->measures[m];
        list = json_and(list,
                        json_pack("{s:s, s:s, s:s, s:s, s:b, s:s?}", "name", class->name, "label",
                                  class->label, "unit", units[class->unit], "help", class->help,
                                  "many", class->many, "model_of", class->model_of));
    }
    return list;
}

static json_t *one_json(const struct summary *summary)
{
    return json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:I, s:I, s:o, s:o, s:o}", "median",
                     json_number(summary->median), "low", json_number(summary->interval.low),
                     "high", json_number(summary->interval.high), "min",
                     json_number(summary->least), "max", json_number(summary->most), "mean",
                     json_number(summary->mean), "runs", (json_int_t)summary->runs,
                     "runs_above_zero", (json_int_t)summary->runs_above_zero, "p50",
                     json_number(summary->p50), "p99", json_number(summary->p99), "longest",
                     json_number(summary->longest));
}

json_t *measures_at_json(const struct workload_class *workload, const struct point *point)
{
    json_t *object = json_object();
    for (size_t m = 0; m < workload_measures(workload); m++)
        object = json_with(object, workload->measures[m]->name, one_json(&point->measure[m]));
    return object;
}
