/* The sweep plot: rate against the swept knob, a line per queue, its name at the line's end. A
 * queue that never lied at some value gets a shelf of its own there, so that zeros never cover each
 * other.
 */
#include "report/plot/kinds.h"

#include <inttypes.h>
#include <math.h>

#include "lab/lab_queues.h"
#include "lab/figure.h"
#include "lab/lab_error.h"
#include "report/plot/axis.h"
#include "report/plot/look.h"
#include "report/plot/shown.h"

static bool ever_honest(const struct plot_source *source, size_t queue)
{
    for (size_t i = 0; i < source->result->lab->value_count; i++) {
        const struct point *point = plot_point(source, queue, i);
        if (point->tally.attempts && !point->runs_with_spurious)
            return true;
    }
    return false;
}

/* The last point with an attempt, or NULL. */
static const struct point *line_end(const struct plot_source *source, size_t queue)
{
    for (size_t i = source->result->lab->value_count; i-- > 0;)
        if (plot_point(source, queue, i)->tally.attempts)
            return plot_point(source, queue, i);
    return NULL;
}

/* What stands at a line's end: "mutex  0 of 80 runs", "vyukov  0.3 %". */
static void write_label(FILE *labels, const struct plot_source *source, size_t queue, int shelf)
{
    const struct point *end = line_end(source, queue);
    const struct line *line = &source->lines[queue];
    if (!end)
        return;
    fprintf(labels, "%g\t%g\t%d\t%u\t%s  ", axis_place(source->result->lab, end->value),
            rate_shown(end), shelf, queue_look(source, queue).rgb, plot_name(source, queue).text);
    if (end->rate_median > 0)
        fprintf(labels, "%s\n", figure_percent(end->rate_median).text);
    else
        fprintf(labels, "%" PRIu64 " of %" PRIu64 " runs\n", line->runs_lied, line->runs);
}

static void write_points(FILE *points, const struct plot_source *source, size_t queue, int place,
                         int shelf)
{
    const struct lab *lab = source->result->lab;
    struct look look = queue_look(source, queue);
    for (size_t i = 0; i < lab->value_count; i++) {
        const struct point *point = plot_point(source, queue, i);
        double rate = rate_shown(point);
        if (point->tally.attempts)
            fprintf(points, "%s\t%g\t%g\t%g\t%g\t%d\t%d\t%d\t%d\t%g\t%u\n",
                    lab_queue_label(lab, queue), axis_place(lab, i), rate, point->rate.low,
                    point->rate.high > 0 ? point->rate.high : NAN, shelf,
                    rate > 0 ? place % 5 - 2 : 0, rate > 0 ? look_shape(look) : SHAPE_NEVER,
                    rate > 0 ? look.shape : SHAPE_NEVER,
                    rate > 0 && !(point->rate_median > 0) ? 0.7 : 1.1, look.rgb);
    }
    fputs("\n", points);
}

static int write(struct plot_data *data, FILE *words, const struct plot_source *source,
                 struct lab_error *error)
{
    const struct lab *lab = source->result->lab;
    FILE *points =
        data_file(data, "points", "queue value rate low high shelf aside shape filled size rgb");
    FILE *labels = data_file(data, "labels", "value rate shelf rgb label");
    int shelves = 0;
    (void)error;
    for (size_t i = 0; i < lab->queue_count; i++) {
        size_t queue = source->order[i];
        int shelf = ever_honest(source, queue) ? shelves++ : -1;
        write_points(points, source, queue, (int)i, shelf);
        write_label(labels, source, queue, shelf);
    }
    data_number(words, "decades", decades_shown(least_shown(source->points, source->count, true)));
    data_number(words, "shelves", shelves);
    data_number(words, "lied", !isnan(least_shown(source->points, source->count, true)));
    axis_write(data, words, lab);
    return 0;
}

static const char *left_out(const struct result *result)
{
    if (result->lab->value_count < 2)
        return "no sweep: this run has one value only";
    return plot_untried(result) ? "no sweep: no Empty was asked for while items were inside" : NULL;
}

const struct plot_kind plot_sweep = {
    .name = "sweep",
    .caption = "How the rate changes with what is swept.",
    .fits_terminal = true,
    .left_out = left_out,
    .write = write,
};
