/* Speeds: medians over runs, and ratios paired by round. */
#include "report/result/speeds.h"

#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/figure.h"
#include "lab/measure_figure.h"
#include "lab/words.h"

int speeds_open(struct speeds *speeds, const struct result *result)
{
    const struct lab *lab = result->lab;
    size_t count;
    *speeds = (struct speeds){.result = result, .points = result_points(result, &count)};
    speeds->compared = calloc(lab->queue_count * lab->value_count + 1, sizeof *speeds->compared);
    if (!speeds->points || !speeds->compared)
        return ENOMEM;
    for (size_t value = 0; value < lab->value_count; value++) {
        struct compared *all = compare_all(result, value);
        if (!all)
            return ENOMEM;
        memcpy(&speeds->compared[value * lab->queue_count], all, lab->queue_count * sizeof *all);
        free(all);
    }
    return 0;
}

void speeds_close(struct speeds *speeds)
{
    free(speeds->points);
    free(speeds->compared);
}

const struct compared *speeds_compared(const struct speeds *speeds, size_t queue, size_t value)
{
    return &speeds->compared[value * speeds->result->lab->queue_count + queue];
}

/* ---- who is fastest ---- */

const struct summary *speed_of(const struct result *result, const struct point *point)
{
    const struct workload_class *workload = result->lab->scenario.workload;
    size_t m = 0;
    while (workload->measures[m]->unit != MEASURE_SPEED)
        m++;
    return &point->measure[m];
}

static double median_at(const struct result *result, const struct point *points, size_t queue,
                        size_t value)
{
    return speed_of(result, point_at(result, points, queue, value))->median;
}

bool speed_of_library(const struct result *result, size_t queue)
{
    const char *family = result->lab->queues[queue].queue->family;
    return strcmp(family, "library") == 0 || strcmp(family, "broker") == 0;
}

size_t speed_fastest(const struct result *result, const struct point *points, size_t value,
                     bool library)
{
    size_t queues = result->lab->queue_count, best = queues;
    double most = 0;
    for (size_t queue = 0; queue < queues; queue++) {
        double speed = median_at(result, points, queue, value);
        if (speed_of_library(result, queue) == library && speed > most) {
            most = speed;
            best = queue;
        }
    }
    return best;
}

void speed_where(char *text, size_t size, const struct result *result, size_t value)
{
    const struct lab *lab = result->lab;
    struct scenario scenario = lab_point(lab, value);
    const char *word = words_workers[lab->scenario.processes];
    uint64_t workers = scenario.knob[KNOB_CONSUMERS];
    snprintf(text, size, "%" PRIu64 " %.*s", workers, (int)strlen(word) - (workers == 1), word);
}

void speed_finding(char *text, size_t size, const struct result *result, const struct point *points)
{
    const struct lab *lab = result->lab;
    size_t last = lab->value_count - 1, length = 0;
    *text = '\0';
    for (int library = 0; library < 2; library++) {
        size_t best = speed_fastest(result, points, last, library);
        char where[32];
        if (best == lab->queue_count || length >= size)
            continue;
        const char *name = lab->queues[best].queue->name;
        struct figure speed = figure_speed(median_at(result, points, best, last));
        speed_where(where, sizeof where, result, last);
        if (length == 0)
            length = (size_t)snprintf(text, size, "With %s %s is fastest: %s operations a second",
                                      where, name, speed.text);
        else
            snprintf(text + length, size - length, "; of the libraries %s: %s", name, speed.text);
    }
}

/* ---- tables ---- */

/* Bold: the fastest of ours, and of the libraries. */
static void add_speed(struct table *table, const struct speeds *speeds,
                      const struct compared *compared)
{
    const struct result *result = speeds->result;
    const struct summary *speed =
        speed_of(result, point_at(result, speeds->points, compared->queue, compared->value));
    bool fastest = speed_fastest(result, speeds->points, compared->value,
                                 speed_of_library(result, compared->queue)) == compared->queue;
    table_cell(table, fastest ? STRONG : PLAIN, "%s", figure_speed(speed->median).text);
    if (!isnan(speed->interval.low))
        table_below(table, "%s",
                    figure_between(MEASURE_SPEED, speed->interval.low, speed->interval.high).text);
}

static void add_ratio(struct table *table, const struct speeds *speeds,
                      const struct compared *compared)
{
    const struct paired *ratio = &compared->speed;
    bool open = compared->faster == UNDECIDED;
    (void)speeds;
    if (compared->queue == compared->baseline) {
        table_cell(table, STRONG, "1");
    } else if (ratio->pairs < PAIRS_LEAST) {
        table_cell(table, PLAIN, "–");
        table_below(table, "only %zu pair%s", ratio->pairs, ratio->pairs == 1 ? "" : "s");
    } else {
        table_cell(table, open ? QUIET : PLAIN, "%s", figure_plain(ratio->median).text);
        table_below(table, "%s…%s%s", figure_plain(ratio->interval.low).text,
                    figure_plain(ratio->interval.high).text, open ? ", undecided" : "");
    }
}

/* A row per queue, a column per value. */
static void fill(struct table *table, const struct speeds *speeds,
                 void (*add)(struct table *, const struct speeds *, const struct compared *))
{
    const struct lab *lab = speeds->result->lab;
    table_across(table, words_workers[lab->scenario.processes]);
    table_words(table, HEAD, "queue");
    for (size_t value = 0; value < lab->value_count; value++) {
        struct scenario scenario = lab_point(lab, value);
        table_figures(table, BETWEEN, figure_count(scenario.knob[KNOB_CONSUMERS]).text);
    }
    for (size_t queue = 0; queue < lab->queue_count; queue++) {
        table_row(table, false);
        table_cell(table, PLAIN, "%s", lab->queues[queue].queue->name);
        table_aside(table, "%s", lab->queues[queue].queue->family);
        for (size_t value = 0; value < lab->value_count; value++)
            add(table, speeds, speeds_compared(speeds, queue, value));
    }
}

void speed_table(struct table *table, const struct speeds *speeds)
{
    table_begin(table, "Operations a second; bold: the fastest of ours, and of the libraries.");
    fill(table, speeds, add_speed);
    table_note(table, NOTE_REMARK, NULL,
               "An operation is a put that put or a get that got; failed calls (Full, Empty, Busy) "
               "count apart. Medians over runs; below them the 95 %% bootstrap interval.");
}

void ratio_table(struct table *table, const struct speeds *speeds)
{
    const struct result *result = speeds->result;
    table_begin(table, "Speed, %s = 1.", result->lab->queues[result->baseline].queue->name);
    fill(table, speeds, add_ratio);
    table_note(table, NOTE_REMARK, NULL,
               "Ratios over paired rounds, with their 95 %% bootstrap interval.");
}

void share_table(struct table *table, const struct speeds *speeds)
{
    const struct lab *lab = speeds->result->lab;
    const struct workload_class *workload = lab->scenario.workload;
    size_t last = lab->value_count - 1;
    char where[32];
    speed_where(where, sizeof where, speeds->result, last);
    table_begin(table, "With %s.", where);
    table_words(table, HEAD, "queue");
    for (size_t m = 0; m < workload_measures(workload); m++)
        if (workload->measures[m]->unit != MEASURE_SPEED)
            table_figures(table, BETWEEN, workload->measures[m]->label);
    for (size_t queue = 0; queue < lab->queue_count; queue++) {
        const struct compared *compared = speeds_compared(speeds, queue, last);
        table_row(table, false);
        table_cell(table, PLAIN, "%s", lab->queues[queue].queue->name);
        for (size_t m = 0; m < workload_measures(workload); m++)
            if (workload->measures[m]->unit != MEASURE_SPEED)
                table_cell(
                    table, PLAIN, "%s",
                    figure_measure(workload->measures[m]->unit, compared->measure[m].median).text);
    }
    for (size_t m = 0; m < workload_measures(workload); m++)
        if (workload->measures[m]->unit != MEASURE_SPEED)
            table_note(table, NOTE_DEFINITION, workload->measures[m]->label, "%s",
                       workload->measures[m]->help);
}
