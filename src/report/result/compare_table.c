/* The tables of a comparison. Below a figure stands the interval of its difference, or why nothing
 * can be said. */
#include "report/result/compare_table.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "lab/figure.h"
#include "lab/measure_figure.h"
#include "report/result/measures_shown.h"

static void add_rate(struct table *table, const struct compared *one)
{
    if (one->attempts == 0)
        table_cell(table, PLAIN, "–");
    else if (one->spurious == 0)
        table_cell(table, PLAIN, "never");
    else if (one->rate == 0) /* not in most runs, but in some */
        table_cell(table, PLAIN, "≤ %s", figure_rate(one->rate_max).text);
    else
        table_cell(table, PLAIN, "%s", figure_rate(one->rate).text);
}

/* "+91 % (90…93 %)", or that there is nothing to say. */
static void add_lies(struct table *table, const struct compared *one)
{
    const struct paired *lies = &one->lies;
    double a = fabs(lies->interval.low), b = fabs(lies->interval.high);
    if (one->queue == one->baseline)
        table_cell(table, QUIET, "baseline");
    else if (lies->pairs < PAIRS_LEAST)
        table_cell(table, QUIET, "only %zu pair%s", lies->pairs, lies->pairs == 1 ? "" : "s");
    else if (one->lies_more == UNDECIDED)
        table_cell(table, QUIET, "no difference shown");
    else
        table_cell(table, one->lies_more == MORE ? REFUTED : HONEST, "%s%s (%s)",
                   lies->median < 0 ? "-" : "+", figure_rate(fabs(lies->median)).text,
                   figure_range(fmin(a, b), fmax(a, b)).text);
}

static void add_speed(struct table *table, const struct compared *one)
{
    const struct paired *speed = &one->speed;
    if (one->queue == one->baseline)
        table_cell(table, QUIET, "1");
    else if (speed->pairs < PAIRS_LEAST)
        table_cell(table, QUIET, "only %zu pair%s", speed->pairs, speed->pairs == 1 ? "" : "s");
    else
        table_cell(table, one->faster == UNDECIDED ? QUIET : PLAIN, "%s (%s…%s)",
                   figure_plain(speed->median).text, figure_plain(speed->interval.low).text,
                   figure_plain(speed->interval.high).text);
}

/* "more often than mutex": a longer name twice in the head would not fit a terminal. */
static void add_columns(struct table *table, const char *base)
{
    char head[80];
    if (strlen(base) > strlen("baseline"))
        base = "baseline";
    table_words(table, HEAD, "queue");
    table_figures(table, BETWEEN, "lies");
    snprintf(head, sizeof head, "more often than %s", base);
    table_words(table, BETWEEN, head);
    table_figures(table, BETWEEN, "items/s");
    snprintf(head, sizeof head, "speed of %s ×", base);
    table_words(table, BETWEEN, head);
    table_figures(table, BETWEEN, "CPU an item");
}

void compare_table(struct table *table, const struct result *result, const struct compared *all)
{
    table_begin(table, "Every queue against the baseline.");
    add_columns(table, result->lab->queues[result->baseline].queue->name);
    for (size_t i = 0; i < result->lab->queue_count; i++) {
        table_row(table, false);
        table_cell(table, PLAIN, "%s", result->lab->queues[i].queue->name);
        add_rate(table, &all[i]);
        add_lies(table, &all[i]);
        table_cell(table, PLAIN, "%s", figure_speed(all[i].ops_per_second).text);
        add_speed(table, &all[i]);
        table_cell(table, PLAIN, "%s", figure_time(all[i].cpu_ns_per_item).text);
    }
}

/* "+2 (1…3)", or that there is nothing to say. */
static void add_difference(struct table *table, enum measure_unit unit, const struct compared *one,
                           size_t m)
{
    const struct paired *paired = &one->measure[m].difference;
    double a = fabs(paired->interval.low), b = fabs(paired->interval.high);
    if (one->queue == one->baseline)
        table_below(table, "baseline");
    else if (paired->pairs < PAIRS_LEAST)
        table_below(table, "%zu pair%s", paired->pairs, paired->pairs == 1 ? "" : "s");
    else if (one->measure[m].more == UNDECIDED)
        table_below(table, "not shown");
    else
        table_below(table, "%s%s (%s)", one->measure[m].more == MORE ? "+" : "-",
                    figure_measure(unit, fabs(paired->median)).text,
                    figure_between(unit, fmin(a, b), fmax(a, b)).text);
}

void compare_measures_table(struct table *table, const struct result *result,
                            const struct compared *all)
{
    size_t measures = workload_measures(result->lab->scenario.workload);
    table_begin(table, "Medians over runs; below, the difference from the baseline in paired "
                       "rounds. Not shown: its 95 %% interval does not exclude zero.");
    table_words(table, HEAD, "queue");
    for (size_t m = 0; m < measures; m++)
        table_figures(table, BETWEEN, measure_of(result, m)->label);
    for (size_t i = 0; i < result->lab->queue_count; i++) {
        table_row(table, false);
        table_cell(table, PLAIN, "%s", result->lab->queues[i].queue->name);
        for (size_t m = 0; m < measures; m++) {
            enum measure_unit unit = measure_of(result, m)->unit;
            table_cell(table, PLAIN, "%s", figure_measure(unit, all[i].measure[m].median).text);
            add_difference(table, unit, &all[i], m);
        }
    }
}
