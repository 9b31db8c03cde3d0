/* A comparison as data: one JSON document, or CSV. */
#include "report/folder/compare_data.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>

#include "json/build.h"
#include "report/folder/csv_value.h"
#include "report/folder/json.h"
#include "report/result/compare.h"
#include "report/result/finish.h"

static const char *const directions[] = {"undecided", "less", "more"};

static json_t *paired_json(const struct paired *paired, enum direction direction)
{
    return json_pack("{s:o, s:o, s:o, s:I, s:s}", "median", json_number(paired->median), "low",
                     json_number(paired->interval.low), "high", json_number(paired->interval.high),
                     "pairs", (json_int_t)paired->pairs, "says", directions[direction]);
}

/* Per measure its median and the difference from the baseline's. */
static json_t *measures_object(const struct result *result, const struct compared *one)
{
    const struct workload_class *workload = result->lab->scenario.workload;
    json_t *object = json_object();
    for (size_t m = 0; m < workload_measures(workload); m++)
        object = json_with(
            object, workload->measures[m]->name,
            json_pack("{s:o, s:o}", "median", json_number(one->measure[m].median), "difference",
                      paired_json(&one->measure[m].difference, one->measure[m].more)));
    return object;
}

static json_t *compared_json(const struct result *result, const struct compared *one)
{
    const struct lab *lab = result->lab;
    json_t *object = json_pack(
        "{s:s, s:s, s:o, s:I, s:I, s:o, s:o, s:o, s:o}", "queue",
        lab->queues[one->queue].queue->name, "baseline", lab->queues[one->baseline].queue->name,
        "rate", json_number(one->rate), "spurious", (json_int_t)one->spurious, "attempts",
        (json_int_t)one->attempts, "rate_difference", paired_json(&one->lies, one->lies_more),
        "ops_per_second", json_number(one->ops_per_second), "speed_ratio",
        paired_json(&one->speed, one->faster), "cpu_ns_per_item",
        json_number(one->cpu_ns_per_item));
    if (lab->sweep != KNOB_COUNT)
        object = json_with(object, knob_table[lab->sweep].name,
                           knob_json(lab->sweep, lab->values[one->value]));
    object = json_with(object, "measures", measures_object(result, one));
    return object;
}

int compare_json(FILE *out, const struct result *result)
{
    json_t *list = json_array(), *document = result_json(result);
    for (size_t value = 0; value < result->lab->value_count; value++) {
        struct compared *all = compare_all(result, value);
        for (size_t i = 0; all && i < result->lab->queue_count; i++)
            list = json_and(list, compared_json(result, &all[i]));
        free(all);
        if (!all) {
            json_decref(list);
            list = NULL;
        }
    }
    document = json_with(document, "comparison", list);
    return json_give(out, document, JSON_MEASURED);
}

static void csv_paired(FILE *out, const struct paired *paired, enum direction direction)
{
    csv_number(out, paired->median);
    csv_number(out, paired->interval.low);
    csv_number(out, paired->interval.high);
    fprintf(out, ",%s", directions[direction]);
}

int compare_csv(FILE *out, const struct result *result)
{
    const struct lab *lab = result->lab;
    fprintf(out, "queue,baseline,value,rate,spurious,attempts,rate_difference,rate_low,rate_high,"
                 "lies_more,ops_per_second,speed_ratio,speed_low,speed_high,faster,pairs,"
                 "cpu_ns_per_item");
    for (size_t m = 0; m < workload_measures(lab->scenario.workload); m++) {
        const char *name = lab->scenario.workload->measures[m]->name;
        fprintf(out, ",%s,%s_difference,%s_low,%s_high,%s_more,%s_pairs", name, name, name, name,
                name, name);
    }
    fputc('\n', out);
    for (size_t value = 0; value < lab->value_count; value++) {
        struct compared *all = compare_all(result, value);
        if (!all)
            return ENOMEM;
        for (size_t i = 0; i < lab->queue_count; i++) {
            const struct compared *one = &all[i];
            fprintf(out, "%s,%s", lab->queues[i].queue->name,
                    lab->queues[result->baseline].queue->name);
            csv_value(out, result, value);
            csv_number(out, one->rate);
            fprintf(out, ",%" PRIu64 ",%" PRIu64, one->spurious, one->attempts);
            csv_paired(out, &one->lies, one->lies_more);
            csv_number(out, one->ops_per_second);
            csv_paired(out, &one->speed, one->faster);
            fprintf(out, ",%zu", one->speed.pairs);
            csv_number(out, one->cpu_ns_per_item);
            for (size_t m = 0; m < workload_measures(lab->scenario.workload); m++) {
                csv_number(out, one->measure[m].median);
                csv_paired(out, &one->measure[m].difference, one->measure[m].more);
                fprintf(out, ",%zu", one->measure[m].difference.pairs);
            }
            fputc('\n', out);
        }
        free(all);
    }
    return report_finish(out);
}
