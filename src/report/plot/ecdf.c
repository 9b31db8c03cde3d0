/* The ECDF plot: for each measure with many values a run, a panel per swept value, all on one axis
 * of values, so that the panels can be compared; in it for each queue which share of the values of
 * all runs is no larger. p50 and p99 are marked and written beside the panel.
 */
#include "report/plot/kinds.h"

#include <math.h>
#include <stdlib.h>

#include "report/plot/look.h"
#include "report/plot/measures_finding.h"
#include "report/plot/scale.h"
#include "report/result/fail.h"
#include "report/result/measures_shown.h"
#include "report/result/swept.h"
#include "lab/measure_figure.h"

#define STEPS 400 /* more values than that are drawn at as many quantiles */

struct files {
    FILE *panels, *curves, *marks, *entries;
};

/* What the axis shows: from the smallest p1 of a queue, lest a few values stretch it by decades, to
 * the largest value. */
static struct range shown_range(const struct plot_source *source, size_t m)
{
    struct range range = range_none;
    for (size_t i = 0; i < source->count; i++) {
        size_t count, first = 0;
        double *values = summary_values(source->result, source->points[i].queue,
                                        source->points[i].value, m, &count);
        if (values && count > 0) {
            double p1 = samples_quantile(values, count, 0.01);
            while (first + 1 < count && values[first] <= 0) /* sorted by now */
                first++;
            range_include(&range, fmax(p1, values[first]));
            range_include(&range, values[count - 1]);
        }
        free(values);
    }
    return range;
}

/* How many queues before it look the same: by that their lines are dashed. */
static size_t dash(const struct plot_source *source, size_t queue)
{
    size_t before = 0;
    for (size_t i = 0; i < queue; i++)
        before += queue_look(source, i).rgb == queue_look(source, queue).rgb;
    return before;
}

/* Steps up through the sorted values, and on to the end of the axis. */
static void write_curve(FILE *curves, size_t panel, size_t dashes, enum measure_unit unit,
                        double high, const double *values, size_t count, unsigned rgb)
{
    size_t steps = count < STEPS ? count : STEPS;
    double last = 0;
    for (size_t i = 1; i <= steps + 1; i++) { /* the last step is to the end of the axis */
        size_t rank = (size_t)ceil((double)i * (double)count / (double)steps);
        double x = scale_value(unit, i > steps ? high : values[rank - 1]);
        fprintf(curves, "%zu\t%zu\t%g\t%g\t%u\n", panel, dashes, x, last, rgb);
        last = i > steps ? 1 : (double)rank / (double)count;
        fprintf(curves, "%zu\t%zu\t%g\t%g\t%u\n", panel, dashes, x, last, rgb);
    }
    fputs("\n", curves);
}

/* A queue's entry beside the panel: its look, name and figures. */
static void write_entry(FILE *entries, size_t panel, const struct plot_source *source, size_t queue,
                        const struct summary *measured, enum measure_unit unit)
{
    struct look look = queue_look(source, queue);
    fprintf(entries, "%zu\t%zu\t%zu\t%d\t%d\t%u\t%s\t", panel, queue, dash(source, queue),
            look_shape(look), look.shape, look.rgb, source->result->lab->queues[queue].queue->name);
    if (measured->runs == 0 || isnan(measured->p50))
        fputs("no value\n", entries);
    else
        fprintf(entries, "p50 %s · p99 %s\n", figure_measure(unit, measured->p50).text,
                figure_measure(unit, measured->p99).text);
}

/* Writes a panel's queues; false if memory ran out. */
static bool write_queues(const struct files *files, const struct plot_source *source, size_t panel,
                         size_t m, size_t value, double high)
{
    const struct lab *lab = source->result->lab;
    enum measure_unit unit = measure_of(source->result, m)->unit;
    for (size_t queue = 0; queue < lab->queue_count; queue++) {
        const struct point *point = plot_point(source, queue, value);
        const struct summary *measured = &point->measure[m];
        struct look look = queue_look(source, queue);
        size_t count;
        double *values = summary_values(source->result, point->queue, point->value, m, &count);
        if (!values)
            return false;
        samples_quantile(values, count, 0); /* sorts them */
        write_entry(files->entries, panel, source, queue, measured, unit);
        if (count > 0) {
            write_curve(files->curves, panel, dash(source, queue), unit, high, values, count,
                        look.rgb);
            fprintf(files->marks, "%zu\t%g\t0.5\t%d\t%d\t%u\n%zu\t%g\t0.99\t%d\t%d\t%u\n", panel,
                    scale_value(unit, measured->p50), look_shape(look), look.shape, look.rgb, panel,
                    scale_value(unit, measured->p99), look_shape(look), look.shape, look.rgb);
        }
        free(values);
    }
    return true;
}

/* Writes the panels of a measure, the first of which has the number `panel`. */
static bool write_measure(const struct files *files, const struct plot_source *source, size_t panel,
                          size_t m)
{
    const struct lab *lab = source->result->lab;
    const struct measure *class = measure_of(source->result, m);
    struct range range = shown_range(source, m);
    struct scale scale =
        class->unit == MEASURE_TIME ? scale_of_ratios(&range) : scale_make(class->unit, &range);
    for (size_t value = 0; value < lab->value_count; value++) {
        fprintf(files->panels, "%zu\t%s\t%d\t%g\t%g\t%d\t%s\t%s\t", panel + value,
                scale_unit(class->unit), scale.log, scale_value(class->unit, scale.low),
                scale_value(class->unit, scale.high), scale.shelf,
                lab->value_count > 1 ? swept_equals("", lab, value).text : "-", class->label);
        data_text(files->panels, class->help);
        fputc('\n', files->panels);
        if (!write_queues(files, source, panel + value, m, value, scale.high))
            return false;
    }
    return true;
}

static int write(struct plot_data *data, FILE *words, const struct plot_source *source,
                 struct lab_error *error)
{
    const struct result *result = source->result;
    struct files files = {
        data_file(data, "panels", "panel unit log low high shelf name label help"),
        data_file(data, "curves", "panel dash value share rgb"),
        data_file(data, "marks", "panel value share shape filled rgb"),
        data_file(data, "entries", "panel turn dash shape filled rgb queue figures"),
    };
    size_t many = 0;
    for (size_t m = 0; m < workload_measures(result->lab->scenario.workload); m++) {
        if (!measure_of(result, m)->many || !(shown_range(source, m).most >= 0))
            continue;
        if (!write_measure(&files, source, many++ * result->lab->value_count, m))
            return fail_memory(error);
        if (many == 1)
            ecdf_finding(words, source, m);
    }
    data_number(words, "in_group", (double)result->lab->value_count);
    data_number(words, "queues", (double)result->lab->queue_count);
    return many ? 0
                : fail_with(error, 65,
                            "samples.csv: no run that counts has a value of a measure with many");
}

static const char *left_out(const struct result *result)
{
    const struct workload_class *workload = result->lab->scenario.workload;
    for (size_t m = 0; m < workload_measures(workload); m++)
        if (workload->measures[m]->many)
            return NULL;
    return "no ecdf: no measure here has many values a run";
}

const struct plot_kind plot_ecdf = {
    .name = "ecdf",
    .caption = "How the values are spread: the share of them that is no larger.",
    .measures = true,
    .left_out = left_out,
    .write = write,
};
