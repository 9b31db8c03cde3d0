/* What the workload measures, queue against queue: paired differences, round by round. */
#include "report/text/compare_measures_text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report/result/measures_shown.h"
#include "lab/measure_figure.h"
#include "report/text/grid.h"

/* "+2 (1…3)", or that there is nothing to say. */
static void add_difference(struct grid *grid, enum measure_unit unit, const struct compared *one,
                           size_t m)
{
    const struct paired *paired = &one->measure[m].difference;
    double a = fabs(paired->interval.low), b = fabs(paired->interval.high);
    if (one->queue == one->baseline)
        grid_add(grid, GRID_DIM, "baseline");
    else if (paired->pairs < PAIRS_LEAST)
        grid_add(grid, GRID_DIM, "%zu pairs", paired->pairs);
    else if (one->measure[m].more == UNDECIDED)
        grid_add(grid, GRID_DIM, "not shown");
    else
        grid_add(grid, GRID_PLAIN, "%s%s (%s)", one->measure[m].more == MORE ? "+" : "-",
                 figure_measure(unit, fabs(paired->median)).text,
                 figure_between(unit, fmin(a, b), fmax(a, b)).text);
}

/* Prints as many of the measures from `first` on as fit; returns 0 or an errno value. */
static int print_some(FILE *out, const struct result *result, const struct compared *all,
                      size_t first, size_t *count, bool colour)
{
    for (;; --*count) {
        char columns[MEASURES_MOST + 2] = "l";
        struct grid grid;
        memset(columns + 1, 'r', *count);
        grid_begin(&grid, columns);
        grid_add(&grid, GRID_BOLD, "queue");
        for (size_t m = first; m < first + *count; m++)
            grid_add(&grid, GRID_BOLD, "%s", measure_of(result, m)->label);
        grid_rule(&grid);
        for (size_t i = 0; i < result->lab->queue_count; i++) {
            grid_add(&grid, GRID_PLAIN, "%s", result->lab->queues[i].queue->name);
            for (size_t m = first; m < first + *count; m++)
                grid_add(
                    &grid, GRID_PLAIN, "%s",
                    figure_measure(measure_of(result, m)->unit, all[i].measure[m].median).text);
            grid_add(&grid, GRID_PLAIN, "%s", "");
            for (size_t m = first; m < first + *count; m++)
                add_difference(&grid, measure_of(result, m)->unit, &all[i], m);
        }
        bool fits = grid_width(&grid) <= GRID_WIDTH || *count == 1;
        int error = fits ? grid_print(out, &grid, colour) : 0;
        grid_free(&grid);
        if (fits)
            return error;
    }
}

int compare_measures_text(FILE *out, const struct result *result, const struct compared *all,
                          bool colour)
{
    size_t measures = workload_measures(result->lab->scenario.workload);
    for (size_t first = 0, count; first < measures; first += count) {
        count = measures - first;
        int error = print_some(out, result, all, first, &count, colour);
        if (error)
            return error;
        fputc('\n', out);
    }
    if (measures == 0)
        return 0;
    text_wrap(out, "",
              "Medians over runs; below, the difference from the baseline in paired "
              "rounds. Not shown: its 95 % interval does not exclude zero.");
    fputc('\n', out);
    return 0;
}
