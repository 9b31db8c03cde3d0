/* The rate plot: a group per queue, highest rate first; in it a column per sweep value; in it every
 * run a dot, the median a bar, its bootstrap interval a band. A run that never lied lies on the
 * shelf at the bottom. A column that never lied also has an arrow down from 3/n, the bound on its
 * rate if attempts were independent.
 */
#include "report/plot/kinds.h"

#include <inttypes.h>
#include <math.h>

#include "lab/figure.h"
#include "lab/lab_error.h"
#include "report/plot/axis.h"
#include "report/plot/look.h"
#include "report/plot/shown.h"
#include "report/result/summary.h"

/* Under a group: how many runs lied, with the bound over runs for zero. */
static void write_group(FILE *groups, const struct plot_source *source, size_t place)
{
    size_t queue = source->order[place];
    const struct line *line = &source->lines[queue];
    char text[80] = "-";
    if (line->runs_lied == 0)
        snprintf(text, sizeof text, "≤ %s",
                 figure_percent(stats_clopper_pearson(0, line->runs, CONFIDENCE).high).text);
    fprintf(groups, "%zu\t%s\t%u\t%" PRIu64 " of %" PRIu64 "\t%s\n", place,
            plot_name(source, queue).text, queue_look(source, queue).rgb, line->runs_lied,
            line->runs, text);
}

static void write_runs(FILE *runs, const struct plot_source *source, const struct point *point,
                       size_t place)
{
    const struct result *result = source->result;
    struct look look = queue_look(source, point->queue);
    for (size_t i = 0; i < result->row_count; i++) {
        const struct result_row *row = &result->rows[i];
        if (row_at(row, point->queue, point->value) && row_counts(row) && row->tally.attempts > 0)
            fprintf(runs, "%zu\t%zu\t%g\t%d\t%u\n", place, point->value,
                    (double)row->tally.spurious / (double)row->tally.attempts, look_shape(look),
                    look.rgb);
    }
}

/* The smallest rate the axis must show: of a counted run that lied, or the bound of a column of
 * zeros. NAN if there is none. */
static double least_rate(const struct plot_source *source)
{
    const struct result *result = source->result;
    double least = NAN; /* fmin ignores it */
    for (size_t i = 0; i < result->row_count; i++) {
        const struct tally *tally = &result->rows[i].tally;
        if (row_counts(&result->rows[i]) && tally->spurious && tally->attempts)
            least = fmin(least, (double)tally->spurious / (double)tally->attempts);
    }
    for (size_t i = 0; i < source->count; i++)
        if (!source->points[i].runs_with_spurious && source->points[i].tally.attempts)
            least = fmin(least, stats_rule_of_three(source->points[i].tally.attempts));
    return least;
}

static int write(struct plot_data *data, FILE *words, const struct plot_source *source,
                 struct lab_error *error)
{
    const struct lab *lab = source->result->lab;
    FILE *groups = data_file(data, "groups", "place queue rgb lied bound");
    FILE *points = data_file(data, "points", "place value median low high bound rgb");
    FILE *runs = data_file(data, "runs", "place value rate shape rgb");
    (void)error;
    for (size_t place = 0; place < lab->queue_count; place++) {
        write_group(groups, source, place);
        for (size_t i = 0; i < lab->value_count; i++) {
            const struct point *point = plot_point(source, source->order[place], i);
            if (point->tally.attempts == 0)
                continue;
            bool lied = point->runs_with_spurious > 0;
            fprintf(points, "%zu\t%zu\t%g\t%g\t%g\t%g\t%u\n", place, i,
                    point->rate_median > 0 ? point->rate_median : NAN, point->rate.low,
                    point->rate.high > 0 ? point->rate.high : NAN,
                    lied ? NAN : stats_rule_of_three(point->tally.attempts),
                    queue_look(source, point->queue).rgb);
            write_runs(runs, source, point, place);
        }
    }
    data_number(words, "decades", decades_shown(least_rate(source)));
    axis_write(data, words, lab);
    return 0;
}

static const char *left_out(const struct result *result)
{
    return plot_untried(result) ? "no rate: no Empty was asked for while items were inside" : NULL;
}

const struct plot_kind plot_rate = {
    .name = "rate",
    .caption = "How often it lied: every run is a dot.",
    .fits_terminal = true,
    .left_out = left_out,
    .write = write,
};
