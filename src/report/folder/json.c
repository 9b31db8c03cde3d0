/* One JSON document with everything a result says: what `run --format=json` prints, and run.json.
 *
 * Numbers that do not exist (a rate without attempts, an interval of fewer than ten runs) are null.
 */
#include "report/folder/json.h"

#include <stdlib.h>

#include "json/build.h"
#include "report/folder/columns.h"
#include "report/folder/host_json.h"
#include "report/folder/json_predictions.h"
#include "report/merge/shards_csv.h"
#include "report/result/status.h"
#include "lab/words.h"

static json_t *stamp_object(const struct stamp_clock *clock)
{
    return json_pack("{s:s, s:I, s:I, s:s}", "kind", words_stamp[clock->kind], "guard",
                     (json_int_t)clock->guard, "ticks_per_second",
                     (json_int_t)clock->ticks_per_second, "why", clock->why ? clock->why : "");
}

json_t *knob_json(enum knob knob, uint64_t value)
{
    const struct knob_class *class = &knob_table[knob];
    return class->unit == UNIT_WORD ? json_string(class->words[value])
                                    : json_integer((json_int_t)value);
}

json_t *workload_json(const struct scenario *scenario)
{
    json_t *object = json_pack("{s:s}", "name", scenario->workload->name);
    for (enum knob knob = 0; knob < KNOB_COUNT; knob++) {
        if (workload_uses(scenario->workload, knob))
            object =
                json_with(object, knob_table[knob].name, knob_json(knob, scenario->knob[knob]));
    }
    return object;
}

json_t *sweep_json(const struct lab *lab)
{
    if (lab->sweep == KNOB_COUNT)
        return json_null();
    json_t *values = json_array();
    for (size_t i = 0; i < lab->value_count; i++)
        values = json_and(values, knob_json(lab->sweep, lab->values[i]));
    return json_pack("{s:s, s:o}", "knob", knob_table[lab->sweep].name, "values", values);
}

json_t *queues_json(const struct lab *lab)
{
    json_t *queues = json_array();
    for (size_t i = 0; i < lab->queue_count; i++)
        queues = json_and(queues,
                          json_pack("{s:s, s:s}", "name", lab->queues[i].queue->name, "expectation",
                                    words_expectation[lab->queues[i].expectation]));
    return queues;
}

static const char *const units[] = {
    [MEASURE_COUNT] = "count",   [MEASURE_TIME] = "ns",          [MEASURE_SHARE] = "share",
    [MEASURE_FACTOR] = "factor", [MEASURE_SPEED] = "per_second",
};

/* What the workload measures of its own. */
static json_t *measures_json(const struct workload_class *workload)
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

/* What came of it at a point: an object with a key per measure. */
static json_t *measures_at_json(const struct workload_class *workload, const struct point *point)
{
    json_t *object = json_object();
    for (size_t m = 0; m < workload_measures(workload); m++)
        object = json_with(object, workload->measures[m]->name,
                           columns_json(json_object(), summary_columns, &point->measure[m]));
    return object;
}

static json_t *point_object(const struct result *result, const struct point *point)
{
    const struct queue_class *queue = result->lab->queues[point->queue].queue;
    json_t *object = json_pack("{s:s, s:s, s:s}", "queue", queue->name, "family", queue->family,
                               "claim", claim_word(queue->claim));
    object = json_with(
        object, result_knob_name(result),
        knob_json(knob_find(result_knob_name(result)), result_knob_value(result, point->value)));
    object = columns_json(object, point_columns, point);
    object = json_with(object, "verdict", json_string(finding_word(point->finding)));
    for (int wrong = 0; wrong < WRONGS; wrong++) {
        const struct wrong_class *class = &wrong_classes[wrong];
        char runs[40];
        snprintf(runs, sizeof runs, "runs_%s", class->name);
        object = json_with(object, class->name,
                           json_integer((json_int_t)point->faulty.count[class->fault]));
        object = json_with(object, runs, json_integer((json_int_t)point->runs_wrong[wrong]));
    }
    object = json_with(object, "beside_lost", json_integer((json_int_t)point->faulty.beside_lost));
    object = json_with(object, "inside_at_end", json_integer((json_int_t)point->faulty.inside));
    const char *place = result_killed(result, point->queue, point->value);
    object = json_with(object, "killed_before", json_text_or_null(place));
    object = json_with(object, "measures", measures_at_json(result->lab->scenario.workload, point));
    return object;
}

/* What the explorer knows of the lab's small program; null if it was not asked. */
static json_t *explored_object(const struct result *result)
{
    if (!result->odds)
        return json_null();
    json_t *odds = json_object();
    for (size_t i = 0; i < result->lab->queue_count; i++)
        odds = json_with(odds, result->lab->queues[i].queue->name, json_number(result->odds[i]));
    return json_pack("{s:s, s:I, s:o}", "program", lab_explore_program(&result->lab->explore),
                     "capacity", (json_int_t)result->lab->explore.capacity, "odds", odds);
}

/* The rate of lies that was predicted, wherever; null if none was. */
static json_t *rate_predicted(const struct lab *lab)
{
    for (size_t i = 0; i < lab->predict.count; i++) {
        const struct prediction *one = &lab->predict.list[i];
        if (one->guess && one->of.figure == &predict_figures[PREDICT_RATE] && !one->ratio)
            return json_number(one->number);
    }
    return json_null();
}

json_t *result_json(const struct result *result)
{
    const struct lab *lab = result->lab;
    size_t count;
    struct point *points = result_points(result, &count);
    json_t *array = json_array();

    for (size_t i = 0; points && i < count; i++)
        array = json_and(array, point_object(result, &points[i]));
    if (!points) {
        json_decref(array);
        array = NULL;
    }
    json_t *document = json_pack(
        "{s:s, s:o, s:o, s:b, s:i, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:{s:s, s:b}, s:o, s:i, "
        "s:o, s:o, s:o, s:o}",
        "format", "qlab-run/1", "lab", json_text(lab->name), "title",
        json_text(lab->title ? lab->title : ""), "complete", result->complete, "status",
        points ? result_status(result, points, count) : 0, "command",
        json_text(result->command ? result->command : ""), "seed", json_whole(result->seed),
        "prediction", rate_predicted(lab), "delays", json_text_or_null(result->delays), "machine",
        host_json(&result->host), "stamp", stamp_object(&result->clock), "workload",
        workload_json(&lab->scenario), "workers", "kind", words_workers[lab->scenario.processes],
        "pin", lab->scenario.pin, "sweep", sweep_json(lab), "rounds", (int)lab->rounds, "queues",
        queues_json(lab), "measures", measures_json(lab->scenario.workload), "points", array,
        "explored", explored_object(result));
    if (workload_unrecorded(lab->scenario.workload))
        document =
            json_with(document, "base", json_string(lab->queues[result->baseline].queue->name));
    document = json_with(document, "predictions", points ? predictions_json(result, points) : NULL);
    free(points);
    return shards_json(document, result);
}

int report_json(FILE *out, const struct result *result)
{
    return json_give(out, result_json(result), JSON_MEASURED);
}
