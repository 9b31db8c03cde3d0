/* The first table: how often each queue lied, a line per queue and a column per swept value.
 *
 * Under the rates of a liar stands what is known of their spread. As many values stand side by side
 * as fit; the rest follow below.
 */
#include "report/text/rates.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include "lab/figure.h"
#include "report/text/verdict.h"

#define VALUES_BESIDE 8

/* What the legend has to explain. */
struct used {
    bool interval, range, bound, none;
};

static void add_rate(struct grid *grid, const struct point *point, struct used *used)
{
    enum grid_style style = point->rate_median > 0 ? GRID_BOLD : GRID_PLAIN;
    bool burst = point->rate_median == 0 && point->rate_max > 0;

    used->bound |= burst;
    used->none |= isnan(point->rate_median);
    if (burst)
        grid_add(grid, GRID_BOLD, "≤ %s", figure_rate(point->rate_max).text);
    else
        grid_add(grid, style, "%s", figure_rate(point->rate_median).text);
}

/* What is known of the spread; "" if the point never lied in a counted run. */
static struct figure spread(const struct point *point, struct used *used)
{
    struct figure figure = {""};

    if (isnan(point->rate.low) && point->rate_max > 0) {
        used->range = true;
        snprintf(figure.text, sizeof figure.text, "(%.40s)",
                 figure_range(point->rate_min, point->rate_max).text);
    } else if (point->rate.high > 0) {
        used->interval = true;
        figure = figure_range(point->rate.low, point->rate.high);
    }
    return figure;
}

/* A second row under a queue's rates, if any of its points has a spread to show. */
static void add_spreads(const struct view *view, struct grid *grid, const struct line *line,
                        size_t first, size_t values, struct used *used)
{
    bool any = false;
    for (size_t value = first; value < first + values; value++)
        any |= *spread(view_point(view, line->queue, value), used).text != '\0';
    if (!any)
        return;
    grid_add(grid, GRID_PLAIN, "%s", "");
    for (size_t value = first; value < first + values; value++)
        grid_add(grid, GRID_DIM, "%s", spread(view_point(view, line->queue, value), used).text);
    grid_end_row(grid);
}

static void add_header(const struct view *view, struct grid *grid, size_t first, size_t values)
{
    grid_add(grid, GRID_PLAIN, "queue · %s →", result_knob_name(view->result));
    for (size_t i = first; i < first + values; i++) {
        char value[40];
        view_value(view, i, value, sizeof value);
        grid_add(grid, GRID_PLAIN, "%6s", value);
    }
    grid_add(grid, GRID_PLAIN, "%s", "runs lied");
    grid_add(grid, GRID_PLAIN, "%s", "verdict");
    grid_rule(grid);
}

static void fill(const struct view *view, struct grid *grid, size_t first, size_t values,
                 struct used *used)
{
    add_header(view, grid, first, values);
    for (size_t i = 0; i < view->line_count; i++) {
        const struct line *line = &view->lines[i];
        if (i > 0 && line->lied != line[-1].lied)
            grid_rule(grid);
        grid_add(grid, GRID_PLAIN, "%s", line->class->name);
        for (size_t value = first; value < first + values; value++)
            add_rate(grid, view_point(view, line->queue, value), used);
        grid_add(grid, GRID_PLAIN, "%s", figure_of(line->runs_lied, line->runs).text);
        grid_add(grid, verdict_style(line), "%s", verdict_words(line));
        add_spreads(view, grid, line, first, values, used);
    }
}

/* Prints the table for as many values from `first` on as fit; *values tells how many. */
static int print_some(const struct view *view, size_t first, size_t *values, struct used *used)
{
    size_t left = view->result->lab->value_count - first;
    int error;

    for (*values = left < VALUES_BESIDE ? left : VALUES_BESIDE;; --*values) {
        char columns[VALUES_BESIDE + 4] = "l";
        struct grid grid;
        memset(columns + 1, 'r', *values + 1);
        strcpy(columns + 2 + *values, "l");
        grid_begin(&grid, columns);
        fill(view, &grid, first, *values, used);
        bool fits = grid_width(&grid) <= GRID_WIDTH || *values == 1;
        error = fits ? grid_print(view->out, &grid, view->colour) : 0;
        grid_free(&grid);
        if (fits)
            return error;
    }
}

static void print_legend(const struct view *view, const struct used *used)
{
    char text[600] = "The rate is spurious Empties of all calls made while items were certainly "
                     "inside, its median over runs.";
    if (used->interval)
        strcat(text, " Below it: the 95 % bootstrap interval of that median.");
    if (used->range)
        strcat(text, " (a…b): smallest and largest run; an interval takes 10 runs.");
    if (used->bound)
        strcat(text, " ≤ x: no lie in most runs, x in the worst.");
    if (used->none)
        strcat(text, " –: no such call in a counted run.");
    text_wrap(view->out, "  ", text);
}

int view_rates(const struct view *view)
{
    struct used used = {false, false, false, false};
    size_t values = 0;

    fprintf(view->out, "%sHow often did it lie?%s\n\n", style_begin(GRID_BOLD, view->colour),
            style_end(view->colour));
    for (size_t first = 0; first < view->result->lab->value_count; first += values) {
        int error = print_some(view, first, &values, &used);
        if (error)
            return error;
        fputc('\n', view->out);
    }
    print_legend(view, &used);
    return ferror(view->out) ? EIO : 0;
}
