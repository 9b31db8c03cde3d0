/* What the workload measures, queue against queue: paired differences, round by round. */
#include "report/text/compare_measures_text.h"

#include <math.h>

#include "lab/measure_figure.h"
#include "report/result/measures_shown.h"
#include "report/result/table.h"
#include "report/text/grid.h"
#include "report/text/table_text.h"
#include "report/text/terminal.h"

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

int compare_measures_text(FILE *out, const struct result *result, const struct compared *all,
                          bool colour)
{
    size_t measures = workload_measures(result->lab->scenario.workload);
    struct table table;
    if (measures == 0)
        return 0;
    table_begin(&table, "Medians over runs; below, the difference from the baseline in paired "
                        "rounds. Not shown: its 95 %% interval does not exclude zero.");
    table_words(&table, HEAD, "queue");
    for (size_t m = 0; m < measures; m++)
        table_figures(&table, BETWEEN, measure_of(result, m)->label);
    for (size_t i = 0; i < result->lab->queue_count; i++) {
        table_row(&table, false);
        table_cell(&table, PLAIN, "%s", result->lab->queues[i].queue->name);
        for (size_t m = 0; m < measures; m++) {
            enum measure_unit unit = measure_of(result, m)->unit;
            table_cell(&table, PLAIN, "%s", figure_measure(unit, all[i].measure[m].median).text);
            add_difference(&table, unit, &all[i], m);
        }
    }
    int error = table_text(out, &table, terminal_columns(out), colour);
    if (!error)
        text_wrap(out, "", table.caption);
    fputc('\n', out);
    table_free(&table);
    return error;
}
