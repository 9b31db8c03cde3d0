/* What the workload measured of its own. Under a median stands what is known of its spread, and in
 * how many runs there was any of it. */
#include "report/result/measures_table.h"

#include <math.h>
#include <string.h>

#include "lab/figure.h"
#include "lab/measure_figure.h"
#include "report/result/measures_shown.h"
#include "report/result/swept.h"

/* What the legend has to explain. */
struct used {
    bool interval, range, bound, above, many, none;
};

/* Of many values: those that half of them and nearly all of them do not pass. */
static void add_many(struct table *table, const struct measure *class,
                     const struct summary *measured, struct used *used)
{
    used->many = true;
    table_cell(table, PLAIN, "p50 %s", figure_measure(class->unit, measured->p50).text);
    table_below(table, "p99 %s", figure_measure(class->unit, measured->p99).text);
}

static void add_spread(struct table *table, const struct measure *class,
                       const struct summary *measured, struct used *used)
{
    bool varies = measured->median != 0 && measured->least < measured->most;
    bool partly = measured->runs_above_zero > 0 && measured->runs_above_zero < measured->runs;
    if (varies && isnan(measured->interval.low)) {
        used->range = true;
        table_below(table, "(%s)",
                    figure_between(class->unit, measured->least, measured->most).text);
    } else if (varies) {
        used->interval = true;
        table_below(
            table, "%s",
            figure_between(class->unit, measured->interval.low, measured->interval.high).text);
    }
    if (partly) {
        used->above = true;
        table_below(table, "in %s runs", figure_of(measured->runs_above_zero, measured->runs).text);
    }
}

static void add_measure(struct table *table, const struct measure *class,
                        const struct summary *measured, struct used *used)
{
    bool burst = measured->median == 0 && measured->most > 0;
    used->none |= measured->runs == 0;
    if (class->many && measured->runs > 0) {
        add_many(table, class, measured, used);
        return;
    }
    used->bound |= burst;
    table_cell(table, PLAIN, "%s%s", burst ? "≤ " : "",
               figure_measure(class->unit, burst ? measured->most : measured->median).text);
    if (measured->runs > 0)
        add_spread(table, class, measured, used);
}

/* What each measure is. */
static void add_definitions(struct table *table, const struct view *view, const size_t *shown,
                            size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct measure *class = measure_of(view->result, shown[i]);
        size_t predicted = measure_predicted(view->result, shown[i]);
        table_note(table, NOTE_DEFINITION, class->label, "%s%s%s", class->help,
                   predicted == MEASURE_NONE ? "" : "; a prediction of: ",
                   predicted == MEASURE_NONE ? "" : measure_of(view->result, predicted)->label);
    }
}

static void add_legend(struct table *table, const struct used *used)
{
    char text[600] = "";
    if (used->interval)
        strcat(text, " Below: the 95 % bootstrap interval of the median.");
    if (used->range)
        strcat(text, " (a…b): smallest and largest run; an interval takes 10 runs.");
    if (used->bound)
        strcat(text, " ≤ x: 0 in most runs, x in the largest.");
    if (used->above)
        strcat(text, " In n of m: above 0 in so many runs.");
    if (used->many)
        strcat(text, " p50, p99: 50 and 99 % of the values of all runs are no larger.");
    if (used->none)
        strcat(text, " –: no counted run has it.");
    table_note(table, NOTE_LEGEND, NULL, "%s", text + (*text == ' '));
}

void measures_table(struct table *table, const struct view *view)
{
    size_t shown[MEASURES_MOST + 1], count = measures_shown(view->result, shown);
    size_t values = view->result->lab->value_count;
    struct used used = {0};
    table_begin(table, "Medians over runs.");
    table_words(table, HEAD, "queue");
    if (values > 1)
        table_figures(table, HEAD, result_knob_name(view->result));
    for (size_t i = 0; i < count; i++)
        table_figures(table, BETWEEN, measure_of(view->result, shown[i])->label);
    for (size_t i = 0; i < view->line_count; i++) {
        for (size_t value = 0; value < values; value++) {
            const struct point *point = view_point(view, view->lines[i].queue, value);
            table_row(table, i > 0 && values > 1 && value == 0);
            if (value == 0)
                table_cell(table, PLAIN, "%s", view->lines[i].class->name);
            else
                table_same(table);
            if (values > 1)
                table_cell(table, PLAIN, "%s", swept_value(view->result, value).text);
            for (size_t m = 0; m < count; m++) {
                struct summary measured = measure_at(point, shown[m]);
                add_measure(table, measure_of(view->result, shown[m]), &measured, &used);
            }
        }
    }
    add_definitions(table, view, shown, count);
    add_legend(table, &used);
}
