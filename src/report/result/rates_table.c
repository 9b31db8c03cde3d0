/* How often each queue lied. Under the rates of a liar stands what is known of their spread. */
#include "report/result/rates_table.h"

#include <math.h>
#include <string.h>

#include "lab/figure.h"
#include "report/result/swept.h"
#include "report/result/verdict.h"

/* What the legend has to explain. */
struct used {
    bool interval, range, bound, none, hangs;
};

static void add_rate(struct table *table, const struct point *point, struct used *used)
{
    bool lied = point->rate_max > 0, burst = point->rate_median == 0 && lied;
    used->bound |= burst;
    if (isnan(point->rate_median) && point->runs_wrong[WRONG_HANGS]) {
        used->hangs = true; /* and is no zero */
        table_cell(table, STRONG, "hangs");
        return;
    }
    used->none |= isnan(point->rate_median);
    table_cell(table, lied ? STRONG : PLAIN, "%s%s", burst ? "≤ " : "",
               figure_rate(burst ? point->rate_max : point->rate_median).text);
    if (isnan(point->rate.low) && lied) {
        used->range = true;
        table_below(table, "(%s)", figure_range(point->rate_min, point->rate_max).text);
    } else if (point->rate.high > 0) {
        used->interval = true;
        table_below(table, "%s", figure_range(point->rate.low, point->rate.high).text);
    }
}

/* In how many runs it lied; aside the interval of that share. */
static void add_runs(struct table *table, const struct line *line)
{
    table_cell(table, PLAIN, "%s", figure_of(line->runs_lied, line->runs).text);
    if (line->runs == 0)
        return;
    struct interval share = stats_clopper_pearson(line->runs_lied, line->runs, CONFIDENCE);
    if (line->runs_lied > 0)
        table_aside(table, "%s", figure_range(share.low, share.high).text);
    else
        table_aside(table, "≤ %s", figure_rate(share.high).text);
}

static void add_columns(struct table *table, const struct view *view)
{
    table_across(table, result_knob_name(view->result));
    table_words(table, HEAD, "queue");
    for (size_t i = 0; i < view->result->lab->value_count; i++)
        table_figures(table, BETWEEN, swept_value(view->result, i).text);
    for (size_t i = table->heads; i < table->column_count; i++)
        table->columns[i].least = 6; /* zeros beside rates */
    table_figures(table, TAIL, "runs lied");
    table_words(table, TAIL, "verdict");
}

static void add_legend(struct table *table, const struct used *used)
{
    char text[400] = "";
    if (used->interval)
        strcat(text, " Below it: the 95 % bootstrap interval of that median.");
    if (used->range)
        strcat(text, " (a…b): smallest and largest run; an interval takes 10 runs.");
    if (used->bound)
        strcat(text, " ≤ x: no lie in most runs, x in the worst.");
    if (used->hangs)
        strcat(text, " hangs: in every run, so none counts.");
    if (used->none)
        strcat(text, " –: no such call in a counted run.");
    table_note(table, NOTE_LEGEND, NULL, "%s", text + (*text == ' '));
}

void rates_table(struct table *table, const struct view *view)
{
    struct used used = {0};
    table_begin(table, "The rate is spurious Empties of all calls made while items were certainly "
                       "inside, its median over runs.");
    add_columns(table, view);
    for (size_t i = 0; i < view->line_count; i++) {
        const struct line *line = &view->lines[i];
        table_row(table, i > 0 && line->lied != line[-1].lied);
        table_cell(table, PLAIN, "%s", line->class->name);
        table_aside(table, "%s · %s", line->class->family, claim_word(line->class->claim));
        for (size_t value = 0; value < view->result->lab->value_count; value++)
            add_rate(table, view_point(view, line->queue, value), &used);
        add_runs(table, line);
        table_cell(table, verdict_emphasis(line), "%s", verdict_words(line));
    }
    add_legend(table, &used);
}
