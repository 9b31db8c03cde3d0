/* The measures plot: a panel for each measure of the workload, in it a line per queue over the
 * swept values, every run a dot. Without a sweep the queues stand side by side. What predicts a
 * measure is drawn dashed over it.
 */
#include "report/plot/kinds.h"

#include <math.h>

#include "lab/lab_queues.h"
#include "report/plot/axis.h"
#include "report/plot/look.h"
#include "report/plot/measures_finding.h"
#include "report/plot/scale.h"
#include "report/result/fail.h"
#include "report/result/measures_shown.h"
#include "lab/measure_figure.h"

struct files {
    FILE *panels, *lines, *runs, *ends;
};

static bool swept(const struct lab *lab)
{
    return lab->value_count > 1;
}

/* Widens the range by the measure at every point and, for dots, in every counted run. */
static void include(const struct plot_source *source, size_t m, bool dots, struct range *range)
{
    const struct result *result = source->result;
    for (size_t i = 0; i < source->count; i++) {
        struct summary measured = measure_at(&source->points[i], m);
        range_include(range, summary_middle(&measured, measure_of(result, m)));
    }
    for (size_t i = 0; dots && i < result->row_count; i++)
        if (row_counts(&result->rows[i]))
            range_include(range, measure_in(&result->rows[i], m));
}

/* What the panel of a measure must show; nothing if there is no value. */
static struct range range_of(const struct plot_source *source, size_t m)
{
    struct range range = range_none;
    include(source, m, true, &range);
    for (size_t k = 0; k < workload_measures(source->result->lab->scenario.workload); k++)
        if (measure_predicted(source->result, k) == m)
            include(source, k, false, &range);
    return range;
}

/* Where a point stands: at the turn of its value; without a sweep at the turn of its queue. */
static size_t turn_of(const struct lab *lab, const struct point *point)
{
    return swept(lab) ? point->value : point->queue;
}

/* How far aside of its value a queue stands, in places of queues. */
static double aside_of(const struct lab *lab, size_t queue)
{
    return swept(lab) ? (double)queue - ((double)lab->queue_count - 1) / 2 : 0;
}

/* A line through a queue's medians of the m-th measure. */
static void write_line(FILE *lines, const struct plot_source *source, size_t panel, size_t m,
                       size_t queue, bool predicted)
{
    const struct lab *lab = source->result->lab;
    const struct measure *class = measure_of(source->result, m);
    struct look look = queue_look(source, queue);
    for (size_t i = 0; i < lab->value_count; i++) {
        const struct point *point = plot_point(source, queue, i);
        struct summary measured = measure_at(point, m);
        double median = summary_middle(&measured, class);
        if (!isnan(median))
            fprintf(lines, "%zu\t%d\t%s\t%zu\t%g\t%g\t%d\t%d\t%u\n", panel, predicted,
                    lab_queue_label(lab, queue), turn_of(lab, point), aside_of(lab, queue),
                    scale_value(class->unit, median), look_shape(look), look.shape, look.rgb);
    }
    fputs("\n", lines);
}

/* Every counted run of a point as a dot. */
static void write_runs(FILE *runs, const struct plot_source *source, size_t panel, size_t m,
                       const struct point *point)
{
    const struct result *result = source->result;
    struct look look = queue_look(source, point->queue);
    for (size_t i = 0; i < result->row_count; i++) {
        const struct result_row *row = &result->rows[i];
        double value = measure_in(row, m);
        if (row_at(row, point->queue, point->value) && row_counts(row) && !isnan(value))
            fprintf(runs, "%zu\t%zu\t%g\t%g\t%d\t%u\n", panel, turn_of(result->lab, point),
                    aside_of(result->lab, point->queue),
                    scale_value(measure_of(result, m)->unit, value), look_shape(look), look.rgb);
    }
}

/* A queue's name with its last value: "mutex  3". */
static void write_end(FILE *ends, const struct plot_source *source, size_t panel, size_t m,
                      size_t queue)
{
    const struct lab *lab = source->result->lab;
    const struct measure *class = measure_of(source->result, m);
    unsigned rgb = queue_look(source, queue).rgb;
    double value = NAN;
    size_t i = lab->value_count;
    while (isnan(value) && i-- > 0) {
        struct summary measured = measure_at(plot_point(source, queue, i), m);
        value = summary_middle(&measured, class);
    }
    if (isnan(value))
        fprintf(ends, "%zu\tNaN\t0\tNaN\t%u\t%s  no value\n", panel, rgb,
                plot_name(source, queue).text);
    else
        fprintf(ends, "%zu\t%zu\t%g\t%g\t%u\t%s  %s\n", panel, i, aside_of(lab, queue),
                scale_value(class->unit, value), rgb, plot_name(source, queue).text,
                figure_measure(class->unit, value).text);
}

static void write_head(FILE *panels, const struct plot_source *source, size_t panel, size_t m,
                       const struct range *range)
{
    const struct result *result = source->result;
    const struct measure *class = measure_of(result, m);
    struct scale scale = scale_make(class->unit, range);
    fprintf(panels, "%zu\t%s\t%d\t%g\t%g\t%d\t%s%s", panel, scale_unit(class->unit), scale.log,
            scale_value(class->unit, scale.low), scale_value(class->unit, scale.high), scale.shelf,
            class->label, class->many ? " (p50)" : "");
    for (size_t k = 0; k < workload_measures(result->lab->scenario.workload); k++)
        if (measure_predicted(result, k) == m)
            fprintf(panels, " · dashed: %s", measure_of(result, k)->label);
    fputc('\t', panels);
    data_text(panels, class->help);
    fputc('\n', panels);
}

/* Returns whether anything predicts the measure. */
static bool write_panel(const struct files *files, const struct plot_source *source, size_t panel,
                        size_t m, const struct range *range)
{
    const struct lab *lab = source->result->lab;
    bool predicted = false;
    write_head(files->panels, source, panel, m, range);
    for (size_t queue = 0; queue < lab->queue_count; queue++) {
        write_line(files->lines, source, panel, m, queue, false);
        write_end(files->ends, source, panel, m, queue);
        for (size_t k = 0; k < workload_measures(lab->scenario.workload); k++)
            if (measure_predicted(source->result, k) == m) {
                write_line(files->lines, source, panel, k, queue, true);
                predicted = true;
            }
    }
    for (size_t i = 0; i < source->count; i++)
        write_runs(files->runs, source, panel, m, &source->points[i]);
    return predicted;
}

static int write(struct plot_data *data, FILE *words, const struct plot_source *source,
                 struct lab_error *error)
{
    const struct lab *lab = source->result->lab;
    size_t shown[MEASURES_MOST + 1], count = measures_shown(source->result, shown), panels = 0;
    struct files files = {
        data_file(data, "panels", "panel unit log low high shelf label help"),
        data_file(data, "lines", "panel predicted queue turn aside median shape filled rgb"),
        data_file(data, "runs", "panel turn aside value shape rgb"),
        data_file(data, "ends", "panel turn aside value rgb label"),
    };
    bool predicted = false;
    for (size_t i = 0; i < count; i++) {
        struct range range = range_of(source, shown[i]);
        if (measure_predicted(source->result, shown[i]) == MEASURE_NONE &&
            range.least <= range.most)
            predicted |= write_panel(&files, source, panels++, shown[i], &range);
    }
    if (panels == 0)
        return fail_with(error, 65, "runs.csv: no run that counts has a value of any measure");
    FILE *queues = data_file(data, "queues", "turn queue rgb");
    for (size_t i = 0; i < lab->queue_count; i++)
        fprintf(queues, "%zu\t%s\t%u\n", i, lab_queue_label(lab, i), queue_look(source, i).rgb);
    data_word(words, "note",
              predicted ? "Dot: a run. Mark and line: median over runs. Dashed: what is predicted."
                        : "Dot: a run. Mark and line: median over runs.");
    measures_finding(words, source);
    axis_write(data, words, lab);
    return 0;
}

static const char *left_out(const struct result *result)
{
    return workload_measures(result->lab->scenario.workload) == 0
               ? "no measures: this workload has none of its own"
               : NULL;
}

const struct plot_kind plot_measures = {
    .name = "measures",
    .caption = "What the workload measured of its own, a panel each.",
    .measures = true,
    .fits_terminal = true,
    .left_out = left_out,
    .write = write,
};
