/* What the workload measured of its own: a row per queue and swept value, a column per measure.
 *
 * Under a median stands what is known of its spread. As many measures stand side by side as fit;
 * the rest follow below. What each measure is stands under the table.
 */
#include "report/text/measures_table.h"

#include <errno.h>
#include <math.h>
#include <string.h>

#include "report/result/measures_shown.h"
#include "lab/figure.h"
#include "report/text/grid.h"
#include "report/text/killed_text.h"
#include "report/text/measures_sentence.h"

#define COLUMNS_MOST (MEASURES_MOST + 1)

/* The measures side by side, and what the legend has to explain of them. */
struct block {
    const size_t *shown;
    size_t count;
    bool interval, range, bound, above, many, none;
};

static void add_median(struct grid *grid, const struct measure *class,
                       const struct summary *measured, struct block *block)
{
    bool burst = measured->median == 0 && measured->most > 0;
    block->none |= measured->runs == 0;
    if (class->many && measured->runs > 0) {
        block->many = true;
        grid_add(grid, GRID_PLAIN, "p50 %s", figure_measure(class->unit, measured->p50).text);
        return;
    }
    block->bound |= burst;
    grid_add(grid, GRID_PLAIN, "%s%s", burst ? "≤ " : "",
             figure_measure(class->unit, burst ? measured->most : measured->median).text);
}

/* "2…4", "(1…9)", "in 12 of 30", "2…4 in 29 of 30"; "" if there is nothing to add. */
static struct figure spread(const struct measure *class, const struct summary *measured,
                            struct block *block)
{
    struct figure figure = {""};
    bool varies = measured->runs > 1 && measured->least < measured->most;
    bool burst = measured->median == 0;
    bool partly = measured->runs_above_zero > 0 && measured->runs_above_zero < measured->runs;
    size_t used = 0;

    if (class->many) {
        if (measured->runs > 0)
            snprintf(figure.text, sizeof figure.text, "p99 %.40s",
                     figure_measure(class->unit, measured->p99).text);
        return figure;
    }
    if (varies && !burst && !isnan(measured->interval.low)) {
        block->interval = true;
        figure = figure_between(class->unit, measured->interval.low, measured->interval.high);
    } else if (varies && !burst) {
        block->range = true;
        snprintf(figure.text, sizeof figure.text, "(%.40s)",
                 figure_between(class->unit, measured->least, measured->most).text);
    }
    used = strlen(figure.text);
    if (partly && (class->unit == MEASURE_COUNT || burst)) {
        block->above = true;
        snprintf(figure.text + used, sizeof figure.text - used, "%sin %.16s", used ? " " : "",
                 figure_of(measured->runs_above_zero, measured->runs).text);
    }
    return figure;
}

static void add_header(const struct view *view, struct grid *grid, const struct block *block)
{
    grid_add(grid, GRID_PLAIN, "%s", "queue");
    if (view->result->lab->value_count > 1)
        grid_add(grid, GRID_PLAIN, "%s", result_knob_name(view->result));
    for (size_t i = 0; i < block->count; i++)
        grid_add(grid, GRID_PLAIN, "%s", measure_of(view->result, block->shown[i])->label);
    grid_rule(grid);
}

static void add_point(const struct view *view, struct grid *grid, const struct point *point,
                      struct block *block)
{
    bool any = false;
    struct figure spreads[COLUMNS_MOST];
    for (size_t i = 0; i < block->count; i++) {
        const struct measure *class = measure_of(view->result, block->shown[i]);
        struct summary measured = measure_at(point, block->shown[i]);
        add_median(grid, class, &measured, block);
        spreads[i] = spread(class, &measured, block);
        any |= *spreads[i].text != '\0';
    }
    if (!any)
        return;
    grid_add(grid, GRID_PLAIN, "%s", "");
    if (view->result->lab->value_count > 1)
        grid_add(grid, GRID_PLAIN, "%s", "");
    for (size_t i = 0; i < block->count; i++)
        grid_add(grid, GRID_DIM, "%s", spreads[i].text);
}

static void fill(const struct view *view, struct grid *grid, struct block *block)
{
    const struct lab *lab = view->result->lab;
    add_header(view, grid, block);
    for (size_t i = 0; i < view->line_count; i++) {
        const struct line *line = &view->lines[i];
        if (i > 0 && lab->value_count > 1)
            grid_rule(grid);
        for (size_t value = 0; value < lab->value_count; value++) {
            char text[40];
            grid_add(grid, GRID_PLAIN, "%s", value == 0 ? line->class->name : "");
            if (lab->value_count > 1) {
                view_value(view, value, text, sizeof text);
                grid_add(grid, GRID_PLAIN, "%s", text);
            }
            add_point(view, grid, view_point(view, line->queue, value), block);
        }
    }
}

/* Prints the first of the block's measures, as many as fit; block->count tells how many. */
static int print_some(const struct view *view, struct block *block)
{
    bool swept = view->result->lab->value_count > 1;
    int error;

    for (;; --block->count) {
        char columns[COLUMNS_MOST + 3] = "l";
        struct grid grid;
        memset(columns + 1, 'r', block->count + swept);
        grid_begin(&grid, columns);
        fill(view, &grid, block);
        bool fits = grid_width(&grid) <= GRID_WIDTH || block->count == 1;
        error = fits ? grid_print(view->out, &grid, view->colour) : 0;
        grid_free(&grid);
        if (fits)
            return error;
    }
}

static void print_help(const struct view *view, const size_t *shown, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct measure *class = measure_of(view->result, shown[i]);
        size_t predicted = measure_predicted(view->result, shown[i]);
        char text[700];
        snprintf(text, sizeof text, "%s: %s%s%s.", class->label, class->help,
                 predicted == MEASURE_NONE ? "" : "; a prediction of: ",
                 predicted == MEASURE_NONE ? "" : measure_of(view->result, predicted)->label);
        text_wrap(view->out, "  ", text);
    }
}

static void print_legend(const struct view *view, const struct block *used)
{
    char text[600] = "Medians over runs.";
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
    text_wrap(view->out, "  ", text);
}

static int print_sentence(const struct view *view)
{
    char text[700];
    measures_sentence(text, sizeof text, view->result, view->points, false);
    if (!*text)
        return 0;
    fputs(style_begin(GRID_BOLD, view->colour), view->out);
    fputc('\n', view->out);
    text_wrap(view->out, "", text);
    fputs(style_end(view->colour), view->out);
    return ferror(view->out) ? EIO : 0;
}

int view_measures(const struct view *view)
{
    size_t shown[COLUMNS_MOST], count = measures_shown(view->result, shown);
    struct block block = {0};

    fprintf(view->out, "%sWhat came of it?%s\n\n", style_begin(GRID_BOLD, view->colour),
            style_end(view->colour));
    for (size_t first = 0; first < count; first += block.count) {
        block.shown = shown + first;
        block.count = count - first;
        int error = print_some(view, &block);
        if (error)
            return error;
        fputc('\n', view->out);
    }
    int error = view_killed(view);
    if (error)
        return error;
    print_help(view, shown, count);
    print_legend(view, &block);
    return print_sentence(view);
}
