/* The throughput plot: operations a second against threads, both logarithmic, a line per queue with
 * its name at the end and its interval as a bar. */
#include "report/plot/throughput_plot.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report/plot/data.h"
#include "report/plot/gnuplot.h"
#include "report/plot/look.h"
#include "report/plot/private.h"
#include "report/plot/throughput_words.h"
#include "lab/figure.h"
#include "lab/lab_error.h"

static int fail(struct lab_error *error, int status, const char *what, int problem)
{
    error->status = status;
    snprintf(error->text, sizeof error->text, "%s%s", what, problem ? strerror(problem) : "");
    return status;
}

/* The rightmost point with a run; NULL if there is none. */
static const struct throughput_point *line_end(const struct throughput_result *result,
                                               const struct throughput_point *points, size_t queue)
{
    const struct throughput_point *end = NULL;
    for (size_t n = 0; n < result->thread_counts; n++) {
        const struct throughput_point *point = &points[queue * result->thread_counts + n];
        if (point->ops_per_second > 0 && (!end || result->threads[n] > result->threads[end->point]))
            end = point;
    }
    return end;
}

/* Writes the lines, and a name with its last speed for each. Returns whether there was any. */
static bool write_lines(struct plot_data *data, const struct throughput_result *result,
                        const struct throughput_point *points)
{
    bool any = false;
    FILE *lines = data_file(data, "points", "queue threads speed low high aside shape rgb");
    FILE *labels = data_file(data, "labels", "threads speed rgb label");
    for (size_t queue = 0; queue < result->queue_count; queue++) {
        const char *name = result->queues[queue]->name;
        struct look look = queue_look(result->queues[queue]);
        for (size_t n = 0; n < result->thread_counts; n++) {
            const struct throughput_point *point = &points[queue * result->thread_counts + n];
            if (point->ops_per_second > 0)
                fprintf(lines, "%s\t%zu\t%g\t%g\t%g\t%d\t%d\t%u\n", name, result->threads[n],
                        point->ops_per_second, point->ops.low, point->ops.high,
                        (int)(queue % 5) - 2, look_shape(look), look.rgb);
        }
        fputs("\n", lines);
        const struct throughput_point *end = line_end(result, points, queue);
        if (end)
            fprintf(labels, "%zu\t%g\t%u\t%s  %s\n", result->threads[end->point],
                    end->ops_per_second, look.rgb, name, figure_speed(end->ops_per_second).text);
        any |= end != NULL;
    }
    FILE *values = data_file(data, "values", "value text");
    for (size_t n = 0; n < result->thread_counts; n++)
        fprintf(values, "%zu\t%zu\n", result->threads[n], result->threads[n]);
    return any;
}

int throughput_data_write(const char *folder, const struct throughput_result *result,
                          struct lab_error *error)
{
    size_t base;
    struct throughput_point *points = throughput_points(result, &base);
    struct plot_data data;
    if (!points)
        return fail(error, 71, "out of memory", 0);
    data_open(&data, folder, "throughput");
    FILE *words = data_file(&data, "words", "name text");
    bool any = write_lines(&data, result, points);
    throughput_words(&data, words, result, points);
    free(points);
    int problem = data_close(&data);
    if (problem)
        return fail(error, 73, "cannot write the plot's data: ", problem);
    return any ? 0 : fail(error, 65, "no run counts, so there is nothing to draw", 0);
}

int throughput_plot(const struct throughput_result *result, const struct plot_output *output,
                    struct lab_error *error)
{
    struct private_folder place;
    int problem = private_open(&place);
    if (problem)
        return fail(error, 71, "cannot begin a plot: ", problem);
    int status = throughput_data_write(place.path, result, error);
    if (status == 0)
        status = gnuplot_run("throughput", place.path, output, error);
    private_close(&place);
    return status;
}
