/* One JSON document with everything a result says: what `run --format=json` prints, and run.json.
 *
 * Numbers that do not exist (a rate without attempts, an interval of fewer than ten runs) are null.
 */
#include "report/folder/json.h"

#include <stdio.h>
#include <stdlib.h>

#include "report/folder/host_json.h"
#include "report/folder/json_measures.h"
#include "report/folder/json_value.h"
#include "report/merge/shards_csv.h"
#include "report/result/killed.h"
#include "report/result/status.h"
#include "lab/words.h"

static json_t *stamp_object(const struct stamp_clock *clock)
{
    return json_pack("{s:s, s:I, s:I, s:s}", "kind", words_stamp[clock->kind], "guard",
                     (json_int_t)clock->guard, "ticks_per_second",
                     (json_int_t)clock->ticks_per_second, "why", clock->why ? clock->why : "");
}

json_t *workload_json(const struct scenario *scenario)
{
    json_t *object = json_pack("{s:s}", "name", scenario->workload->name);
    for (enum knob knob = 0; knob < KNOB_COUNT; knob++) {
        if (workload_uses(scenario->workload, knob))
            json_object_set_new(object, knob_table[knob].name,
                                knob_json(knob, scenario->knob[knob]));
    }
    return object;
}

json_t *sweep_json(const struct lab *lab)
{
    if (lab->sweep == KNOB_COUNT)
        return json_null();
    json_t *values = json_array();
    for (size_t i = 0; i < lab->value_count; i++)
        json_array_append_new(values, knob_json(lab->sweep, lab->values[i]));
    return json_pack("{s:s, s:o}", "knob", knob_table[lab->sweep].name, "values", values);
}

json_t *queues_json(const struct lab *lab)
{
    json_t *queues = json_array();
    for (size_t i = 0; i < lab->queue_count; i++)
        json_array_append_new(queues, json_pack("{s:s, s:s}", "name", lab->queues[i].queue->name,
                                                "expectation",
                                                words_expectation[lab->queues[i].expectation]));
    return queues;
}

static json_t *point_object(const struct result *result, const struct point *point)
{
    const struct queue_class *queue = result->lab->queues[point->queue].queue;
    const struct tally *tally = &point->tally;
    const struct {
        const char *key;
        uint64_t value;
    } counts[] = {
        {"runs", point->runs},
        {"runs_with_spurious", point->runs_with_spurious},
        {"attempts", tally->attempts},
        {"got", tally->got},
        {"spurious", tally->spurious},
        {"legal_empty", tally->legal_empty},
        {"busy", tally->busy},
        {"episodes", tally->episodes},
        {"longest_episode_ns", tally->longest_episode},
    };
    json_t *object = json_pack("{s:s, s:s, s:s}", "queue", queue->name, "family", queue->family,
                               "claim", claim_word(queue->claim));
    json_object_set_new(
        object, result_knob_name(result),
        knob_json(knob_find(result_knob_name(result)), result_knob_value(result, point->value)));
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        json_object_set_new(object, counts[i].key, json_integer((json_int_t)counts[i].value));
    json_t *rates = json_pack(
        "{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:s}", "rate_median", number_json(point->rate_median),
        "rate_low", number_json(point->rate.low), "rate_high", number_json(point->rate.high),
        "rate_min", number_json(point->rate_min), "rate_max", number_json(point->rate_max),
        "first_attempt_rate", number_json(point->first_attempt_rate), "ops_per_second",
        number_json(point->ops_per_second), "verdict", finding_word(point->finding));
    if (!rates || json_object_update(object, rates) != 0) {
        json_decref(object);
        object = NULL;
    }
    json_decref(rates);
    for (int wrong = 0; wrong < WRONGS; wrong++) {
        const struct wrong_class *class = &wrong_classes[wrong];
        char runs[40];
        snprintf(runs, sizeof runs, "runs_%s", class->name);
        json_object_set_new(object, class->name,
                            json_integer((json_int_t)point->faulty.count[class->fault]));
        json_object_set_new(object, runs, json_integer((json_int_t)point->runs_wrong[wrong]));
    }
    json_object_set_new(object, "beside_lost", json_integer((json_int_t)point->faulty.beside_lost));
    json_object_set_new(object, "inside_at_end", json_integer((json_int_t)point->faulty.inside));
    const char *place = killed_before(result, point->queue, point->value);
    json_object_set_new(object, "killed_before", place ? json_string(place) : json_null());
    json_object_set_new(object, "measures",
                        measures_at_json(result->lab->scenario.workload, point));
    return object;
}

/* What the explorer knows of the lab's small program; null if it was not asked. */
static json_t *explored_object(const struct result *result)
{
    if (!result->odds)
        return json_null();
    json_t *odds = json_object();
    for (size_t i = 0; i < result->lab->queue_count; i++)
        json_object_set_new(odds, result->lab->queues[i].queue->name, number_json(result->odds[i]));
    return json_pack("{s:s, s:I, s:o}", "program", lab_explore_program(&result->lab->explore),
                     "capacity", (json_int_t)result->lab->explore.capacity, "odds", odds);
}

json_t *result_json(const struct result *result)
{
    const struct lab *lab = result->lab;
    size_t count;
    struct point *points = result_points(result, &count);
    json_t *array = json_array();

    for (size_t i = 0; points && i < count; i++)
        json_array_append_new(array, point_object(result, &points[i]));
    json_t *document = json_pack(
        "{s:s, s:s, s:s, s:b, s:i, s:s, s:o, s:o, s:s?, s:o, s:o, s:o, s:{s:s, s:b}, s:o, s:i, "
        "s:o, s:o, s:o, s:o}",
        "format", "qlab-run/1", "lab", lab->name, "title", lab->title ? lab->title : "", "complete",
        result->complete, "status", points ? result_status(result, points, count) : 0, "command",
        result->command ? result->command : "", "seed", whole_json(result->seed), "prediction",
        number_json(result->prediction), "delays", result->delays, "machine",
        host_json(&result->host), "stamp", stamp_object(&result->clock), "workload",
        workload_json(&lab->scenario), "workers", "kind", words_workers[lab->scenario.processes],
        "pin", lab->scenario.pin, "sweep", sweep_json(lab), "rounds", (int)lab->rounds, "queues",
        queues_json(lab), "measures", measures_json(lab->scenario.workload), "points", array,
        "explored", explored_object(result));
    if (workload_unrecorded(lab->scenario.workload))
        json_object_set_new(document, "base",
                            json_string(lab->queues[result->baseline].queue->name));
    shards_json(document, result);
    if (!points || json_array_size(json_object_get(document, "points")) != count) {
        json_decref(document);
        document = NULL;
    }
    free(points);
    return document;
}

int report_json(FILE *out, const struct result *result)
{
    json_t *document = result_json(result);
    int error = json_write(out, document);
    json_decref(document);
    return error;
}
