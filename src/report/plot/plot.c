/* Plots of a result: sorts the queues, writes what is to be drawn, lets gnuplot draw. */
#include "report/plot/plot.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "report/plot/gnuplot.h"
#include "report/plot/kinds.h"
#include "report/plot/margin.h"
#include "report/plot/private.h"
#include "report/result/fail.h"

/* How much a queue lies: its highest median rate; rarer lies come after, never lied last. */
static double guilt(const struct line *line)
{
    const struct point *worst = line->worst;
    if (!line->runs_lied)
        return 0;
    return worst->rate_median > 0 ? 1 + worst->rate_median : worst->rate_max;
}

/* Insertion sort: few queues, and equals keep the lab's order. */
static void sort_queues(const struct line *lines, size_t *order, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        size_t j = i;
        for (; j > 0 && guilt(&lines[order[j - 1]]) < guilt(&lines[i]); j--)
            order[j] = order[j - 1];
        order[j] = i;
    }
}

/* A picture without a single attempt, or of no measure, would be an empty one. */
static int check(const struct plot_source *source, const struct plot_kind *kind,
                 struct lab_error *error)
{
    uint64_t runs = 0, attempts = 0;
    for (size_t i = 0; i < source->result->row_count; i++)
        runs += row_counts(&source->result->rows[i]);
    for (size_t i = 0; i < source->count; i++)
        attempts += source->points[i].tally.attempts;
    if (runs == 0)
        return fail_with(error, 65,
                         "runs.csv: no run counts; expected at least one that is whole and "
                         "no warm-up");
    if (kind->measures && kind->left_out(source->result))
        return fail_with(error, 66, "%s", kind->left_out(source->result));
    if (attempts == 0 && !kind->measures)
        return fail_with(error, 65,
                         "runs.csv: no attempts; expected get_nowait() or empty() calls "
                         "while certainly non-empty");
    return 0;
}

static int write_kind(const char *folder, const struct plot_kind *kind,
                      const struct plot_source *source, struct lab_error *error)
{
    struct plot_data data;
    data_open(&data, folder, kind->name);
    FILE *words = data_file(&data, "words", "name text");
    if (!kind->one_lie)
        margin_wrong(words, source);
    int status = kind->write(&data, words, source, error);
    margin_write(&data, words, source, kind);
    int problem = data_close(&data);
    return status == 0 && problem ? fail_with(error, problem == ENOMEM ? 71 : 73,
                                              "cannot write the plot's data: %s", strerror(problem))
                                  : status;
}

/* Writes FOLDER/plot/KIND, from which the plot can be drawn. Returns 0, or an exit status with one
 * line in *error: 65 and 66 nothing to draw, 71 the system failed, 73 cannot write. */
static int plot_write(const char *folder, const struct result *result, const struct plot_kind *kind,
                      struct lab_error *error)
{
    struct plot_source source = {.result = result};
    size_t queues = result->lab->queue_count;
    struct point *points = result_points(result, &source.count);
    struct line *lines = result_lines(result, points);
    size_t *order = calloc(queues ? queues : 1, sizeof *order);
    int status;
    if (!lines || !order) {
        status = fail_memory(error);
    } else {
        source.points = points;
        source.lines = lines;
        source.order = order;
        sort_queues(lines, order, queues);
        status = check(&source, kind, error);
    }
    if (status == 0)
        status = write_kind(folder, kind, &source, error);
    free(order);
    free(lines);
    free(points);
    return status;
}

int plot_data_write(const char *folder, const struct result *result, struct lab_error *error)
{
    int status = 0;
    for (size_t i = 0; i < PLOT_KINDS && status == 0; i++)
        if (!plot_kinds[i]->left_out(result))
            status = plot_write(folder, result, plot_kinds[i], error);
    return status == 65 || status == 66 ? 0 : status; /* nothing to draw is nothing to write */
}

int plot_draw(const struct result *result, const struct plot_kind *kind,
              const struct plot_output *output, struct lab_error *error)
{
    struct private_folder place;
    int problem = private_open(&place);
    if (problem)
        return fail_with(error, 71, "cannot make a temporary directory: %s", strerror(problem));
    int status = plot_write(place.path, result, kind, error);
    if (status == 73)
        error->status = status = 71; /* it is not the user's place that cannot be written */
    if (status == 0)
        status = gnuplot_run(kind->name, place.path, output, error);
    private_close(&place);
    return status;
}
