/* The throughput plot: operations a second against threads, both logarithmic, a line per queue with
 * its name at the end and its interval as a bar. Threads double, so they stand evenly apart; other
 * numbers stand where the logarithm puts them. */
#include "report/plot/throughput_plot.h"

#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report/plot/gnuplot.h"
#include "report/plot/look.h"
#include "report/plot/place.h"
#include "report/plot/sheet.h"
#include "report/plot/throughput_words.h"
#include "report/text/figure.h"
#include "lab/lab_error.h"

/* A stretch of decades over the frame. */
struct axis {
    int lowest, highest; /* 10^lowest to 10^highest operations a second */
    double up;
};

struct drawing {
    struct sheet *sheet;
    const struct throughput_result *result;
    const struct throughput_point *points;
    struct axis axis;
};

static const struct throughput_point *point_of(const struct drawing *drawing, size_t queue,
                                               size_t n)
{
    return &drawing->points[queue * drawing->result->thread_counts + n];
}

static double axis_y(const struct axis *axis, double speed)
{
    return axis->up * (log10(speed) - axis->lowest) / (axis->highest - axis->lowest);
}

static double threads_x(const struct drawing *drawing, size_t n)
{
    const struct throughput_result *result = drawing->result;
    double least = INFINITY, most = 0;
    for (size_t i = 0; i < result->thread_counts; i++) {
        least = fmin(least, (double)result->threads[i]);
        most = fmax(most, (double)result->threads[i]);
    }
    double place = most > least ? log((double)result->threads[n] / least) / log(most / least) : 1;
    return 24 + (sheet_across(drawing->sheet) - 48) * place;
}

/* The decades that hold every point. False if there is none. */
static bool axis_make(struct drawing *drawing)
{
    double least = INFINITY, most = 0;
    size_t count = drawing->result->queue_count * drawing->result->thread_counts;
    for (size_t i = 0; i < count; i++) {
        double speed = drawing->points[i].ops_per_second;
        if (speed > 0) {
            least = fmin(least, speed);
            most = fmax(most, speed);
        }
    }
    drawing->axis = (struct axis){.lowest = most > 0 ? (int)floor(log10(least)) : 0,
                                  .highest = most > 0 ? (int)ceil(log10(most)) : 1,
                                  .up = sheet_up(drawing->sheet)};
    if (drawing->axis.highest == drawing->axis.lowest)
        drawing->axis.highest++;
    return most > 0;
}

static void write_axes(const struct drawing *drawing)
{
    const struct axis *axis = &drawing->axis;
    FILE *tics = sheet_data(drawing->sheet, "ytics"), *minor = sheet_data(drawing->sheet, "minor");
    for (int decade = axis->lowest; decade <= axis->highest; decade++) {
        double speed = pow(10, decade);
        fprintf(tics, "%g\t%s\n", axis_y(axis, speed), figure_speed(speed).text);
        for (int k = 2; k < 10 && decade < axis->highest; k++)
            fprintf(minor, "%g\n", axis_y(axis, k * speed));
    }
    FILE *values = sheet_data(drawing->sheet, "values");
    for (size_t n = 0; n < drawing->result->thread_counts; n++)
        fprintf(values, "%g\t%zu\n", threads_x(drawing, n), drawing->result->threads[n]);
}

/* The rightmost point with a run; NULL if there is none. */
static const struct throughput_point *line_end(const struct drawing *drawing, size_t queue)
{
    const struct throughput_point *end = NULL;
    for (size_t n = 0; n < drawing->result->thread_counts; n++) {
        const struct throughput_point *point = point_of(drawing, queue, n);
        if (point->ops_per_second > 0 &&
            (!end || threads_x(drawing, n) > threads_x(drawing, end->point)))
            end = point;
    }
    return end;
}

static void write_lines(const struct drawing *drawing)
{
    FILE *lines = sheet_data(drawing->sheet, "lines"), *marks = sheet_data(drawing->sheet, "marks");
    FILE *bars = sheet_data(drawing->sheet, "bars");
    for (size_t queue = 0; queue < drawing->result->queue_count; queue++) {
        struct look look = queue_look(drawing->result->queues[queue]);
        for (size_t n = 0; n < drawing->result->thread_counts; n++) {
            const struct throughput_point *point = point_of(drawing, queue, n);
            if (!(point->ops_per_second > 0))
                continue;
            /* Bars stand side by side, not one upon the other. */
            double x = threads_x(drawing, n) + 4 * ((double)(queue % 5) - 2);
            double y = axis_y(&drawing->axis, point->ops_per_second);
            fprintf(lines, "%g\t%g\t%u\n", x, y, look.rgb);
            fprintf(marks, "%g\t%g\t%d\t%u\n", x, y, look_shape(look), look.rgb);
            if (point->ops.low > 0)
                fprintf(bars, "%g\t%g\t%g\t%u\n", x,
                        fmax(axis_y(&drawing->axis, point->ops.low), 0),
                        fmin(axis_y(&drawing->axis, point->ops.high), drawing->axis.up), look.rgb);
        }
        fputs("\n", lines); /* the line ends here */
    }
}

static void write_label(char *text, size_t size, const struct drawing *drawing, size_t queue)
{
    const struct throughput_point *end = line_end(drawing, queue);
    snprintf(text, size, "%s  %s", drawing->result->queues[queue]->name,
             end ? figure_speed(end->ops_per_second).text : "no run");
}

/* Names at the line ends, highest first, pushed apart, each with a thin line to where it belongs.
 */
static int write_labels(const struct drawing *drawing)
{
    size_t count = 0, all = drawing->result->queue_count;
    size_t *order = calloc(all, sizeof *order);
    double *ends = calloc(all, sizeof *ends);
    FILE *labels = sheet_data(drawing->sheet, "labels");
    for (size_t queue = 0; order && ends && queue < all; queue++) {
        const struct throughput_point *end = line_end(drawing, queue);
        if (!end)
            continue;
        double y = axis_y(&drawing->axis, end->ops_per_second);
        size_t i = count++;
        for (; i > 0 && ends[i - 1] > y; i--) {
            ends[i] = ends[i - 1];
            order[i] = order[i - 1];
        }
        ends[i] = y;
        order[i] = queue;
    }
    if (order && ends)
        push_apart(ends, count, drawing->sheet->line, 0, drawing->axis.up);
    for (size_t i = 0; i < count; i++) {
        const struct throughput_point *end = line_end(drawing, order[i]);
        char text[128];
        write_label(text, sizeof text, drawing, order[i]);
        fprintf(labels, "%g\t%g\t%g\t%g\t%s\t%u\n", threads_x(drawing, end->point) + 8,
                axis_y(&drawing->axis, end->ops_per_second), sheet_across(drawing->sheet) + 12,
                ends[i], text, queue_look(drawing->result->queues[order[i]]).rgb);
    }
    bool whole = order && ends;
    free(order);
    free(ends);
    return whole ? 0 : 71;
}

static int lay_out(struct drawing *drawing, struct lab_error *error)
{
    struct sheet *sheet = drawing->sheet;
    double widest = 0;
    for (size_t queue = 0; queue < drawing->result->queue_count; queue++) {
        char text[128];
        write_label(text, sizeof text, drawing, queue);
        widest = fmax(widest, sheet_text_width(sheet, text));
    }
    sheet->left = 92;
    sheet->right = widest + 32;
    sheet->top = 116;
    sheet->bottom = 96;
    double lines = (double)drawing->result->queue_count + 2;
    sheet->height = sheet->top + sheet->bottom + sheet->line * fmax(lines, 20);
    if (!axis_make(drawing)) {
        snprintf(error->text, sizeof error->text, "no run counts, so there is nothing to draw");
        return error->status = 65;
    }
    write_axes(drawing);
    write_lines(drawing);
    throughput_words(sheet, drawing->result, drawing->points);
    return write_labels(drawing);
}

static int draw(struct drawing *drawing, const struct plot_output *output, struct lab_error *error)
{
    int status = lay_out(drawing, error), problem;
    if (status == 71 || (status == 0 && (problem = sheet_finish(drawing->sheet)) != 0)) {
        snprintf(error->text, sizeof error->text, "cannot write the plot's data: %s",
                 strerror(status == 71 ? ENOMEM : problem));
        return error->status = 71;
    }
    return status ? status : gnuplot_run("throughput", drawing->sheet, output, error);
}

int throughput_plot(const struct throughput_result *result, const struct plot_output *output,
                    struct lab_error *error)
{
    struct sheet sheet;
    size_t base;
    struct throughput_point *points = throughput_points(result, &base);
    int problem = points ? sheet_open(&sheet, 0) : ENOMEM;
    if (problem) {
        snprintf(error->text, sizeof error->text, "cannot begin a plot: %s", strerror(problem));
        free(points);
        return error->status = 71;
    }
    struct drawing drawing = {.sheet = &sheet, .result = result, .points = points};
    int status = draw(&drawing, output, error);
    sheet_close(&sheet);
    free(points);
    return status;
}
