/* The workload's own measures in the JSON document: what they are, and what they came to. */
#include "report/folder/json_measures.h"

#include "report/folder/json_value.h"

static const char *const units[] = {
    [MEASURE_COUNT] = "count",   [MEASURE_TIME] = "ns",          [MEASURE_SHARE] = "share",
    [MEASURE_FACTOR] = "factor", [MEASURE_SPEED] = "per_second",
};

json_t *measures_json(const struct workload_class *workload)
{
    json_t *list = json_array();
    for (size_t m = 0; m < workload_measures(workload); m++) {
        const struct measure *class = workload->measures[m];
        json_array_append_new(list, json_pack("{s:s, s:s, s:s, s:s, s:b, s:s?}", "name",
                                              class->name, "label", class->label, "unit",
                                              units[class->unit], "help", class->help, "many",
                                              class->many, "model_of", class->model_of));
    }
    return list;
}

static json_t *one_json(const struct summary *summary)
{
    return json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:I, s:I, s:o, s:o, s:o}", "median",
                     number_json(summary->median), "low", number_json(summary->interval.low),
                     "high", number_json(summary->interval.high), "min",
                     number_json(summary->least), "max", number_json(summary->most), "mean",
                     number_json(summary->mean), "runs", (json_int_t)summary->runs,
                     "runs_above_zero", (json_int_t)summary->runs_above_zero, "p50",
                     number_json(summary->p50), "p99", number_json(summary->p99), "longest",
                     number_json(summary->longest));
}

json_t *measures_at_json(const struct workload_class *workload, const struct point *point)
{
    json_t *object = json_object();
    for (size_t m = 0; m < workload_measures(workload); m++)
        json_object_set_new(object, workload->measures[m]->name, one_json(&point->measure[m]));
    return object;
}
