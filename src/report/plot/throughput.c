/* The throughput plot: operations a second against workers, both logarithmic, a line per queue with
 * its name at the end and its interval as a bar. */
#include "report/plot/kinds.h"

#include "lab/figure.h"
#include "lab/words.h"
#include "report/plot/axis.h"
#include "report/plot/look.h"
#include "report/result/fail.h"
#include "report/result/speeds.h"

/* Writes a queue's line, and its name with the last speed. Returns whether there is any. */
static bool write_line(FILE *points, FILE *labels, const struct plot_source *source, size_t queue)
{
    const struct lab *lab = source->result->lab;
    const char *name = lab->queues[queue].queue->name;
    const struct point *end = NULL;
    struct look look = queue_look(source, queue);
    for (size_t i = 0; i < lab->value_count; i++) {
        const struct point *point = plot_point(source, queue, i);
        const struct summary *speed = speed_of(source->result, point);
        if (!(speed->median > 0))
            continue;
        fprintf(points, "%s\t%g\t%g\t%g\t%g\t%d\t%d\t%u\n", name, axis_place(lab, i), speed->median,
                speed->interval.low, speed->interval.high, (int)(queue % 5) - 2, look_shape(look),
                look.rgb);
        if (!end || axis_place(lab, i) > axis_place(lab, end->value))
            end = point;
    }
    fputs("\n", points);
    if (end)
        fprintf(labels, "%g\t%g\t%u\t%s  %s\n", axis_place(lab, end->value),
                speed_of(source->result, end)->median, look.rgb, name,
                figure_speed(speed_of(source->result, end)->median).text);
    return end != NULL;
}

static int write(struct plot_data *data, FILE *words, const struct plot_source *source,
                 struct lab_error *error)
{
    FILE *points = data_file(data, "points", "queue value speed low high aside shape rgb");
    FILE *labels = data_file(data, "labels", "value speed rgb label");
    char finding[400];
    bool any = false;
    for (size_t queue = 0; queue < source->result->lab->queue_count; queue++)
        any |= write_line(points, labels, source, queue);
    if (!any)
        return fail_with(error, 65, "runs.csv: no run that counts moved anything");
    speed_finding(finding, sizeof finding, source->result, source->points);
    data_word(words, "finding", finding);
    data_word(words, "workers", words_workers[source->result->lab->scenario.processes]);
    axis_write(data, words, source->result->lab);
    return 0;
}

static const char *left_out(const struct result *result)
{
    return workload_unrecorded(result->lab->scenario.workload)
               ? NULL
               : "no throughput: this run was recorded, which takes longer than what it records";
}

const struct plot_kind plot_throughput = {
    .name = "throughput",
    .caption = "Operations a second, by threads.",
    .measures = true,
    .left_out = left_out,
    .write = write,
};
