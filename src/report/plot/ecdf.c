/* The ECDF plot: for each measure with many values a run, a panel per swept value, all on one axis
 * of values, so that the panels can be compared; in it for each queue which share of the values
 * of all runs is no larger. p50 and p99 are marked and written beside the panel.
 */
#include "report/plot/brief.h"
#include "report/plot/kinds.h"
#include "report/plot/look.h"
#include "report/plot/panel.h"

#include <math.h>
#include <stdlib.h>

#include "report/text/figure.h"
#include "lab/lab_error.h"

#define STEPS      400 /* more values than that are drawn at as many quantiles */
#define ENTRY      30  /* height of a queue's entry beside a panel */
#define LIST_WIDTH 190 /* at least */
#define DASHES     3   /* for queues of the same hue and shape */

struct files {
    FILE *heads, *helps, *tics, *rules, *curves[DASHES], *marks, *entries, *figures;
};

/* What the axis shows: from the smallest p1 of a queue, lest a few values stretch it by decades,
 * to the largest value. */
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

/* Which of the dash types tells a queue from those before it that look the same. */
static size_t dash(const struct lab *lab, size_t queue)
{
    size_t before = 0;
    struct look look = queue_look(lab->queues[queue].queue);
    for (size_t i = 0; i < queue; i++) {
        struct look other = queue_look(lab->queues[i].queue);
        before += other.rgb == look.rgb;
    }
    return before % DASHES;
}

static double share_y(const struct panel *panel, double share)
{
    return panel->bottom + panel->up * share;
}

/* Steps up through the sorted values. */
static void write_curve(const struct panel *panel, const double *values, size_t count, unsigned rgb,
                        FILE *curve)
{
    size_t steps = count < STEPS ? count : STEPS;
    double last = 0;
    for (size_t i = 1; i <= steps; i++) {
        size_t rank = (size_t)ceil((double)i * (double)count / (double)steps);
        double x = scale_at(&panel->scale, values[rank - 1]);
        fprintf(curve, "%g\t%g\t%u\n", x, share_y(panel, last), rgb);
        last = (double)rank / (double)count;
        fprintf(curve, "%g\t%g\t%u\n", x, share_y(panel, last), rgb);
    }
    fprintf(curve, "%g\t%g\t%u\n\n", panel->left + panel->across, share_y(panel, 1), rgb);
}

static void write_marks(const struct panel *panel, const struct summary *measured, struct look look,
                        FILE *marks)
{
    const double at[] = {measured->p50, measured->p99}, share[] = {0.5, 0.99};
    for (size_t i = 0; i < 2; i++)
        fprintf(marks, "%g\t%g\t%d\t%u\t%d\n", scale_at(&panel->scale, at[i]),
                share_y(panel, share[i]), look_shape(look), look.rgb, look.shape);
}

/* A queue's entry beside the panel: its line and mark, name and figures. */
static void write_entry(const struct panel *panel, const struct queue_class *queue,
                        const struct summary *measured, const struct measure *class, double y,
                        FILE *curve, const struct files *files)
{
    struct look look = queue_look(queue);
    double x = panel->left + panel->across + 16;
    fprintf(files->entries, "%g\t%g\t%s\t%u\n", x + 34, y, queue->name, look.rgb);
    if (measured->runs == 0 || isnan(measured->p50)) {
        fprintf(files->figures, "%g\t%g\tno value\n", x + 34, y - 14);
        return;
    }
    fprintf(curve, "%g\t%g\t%u\n%g\t%g\t%u\n\n", x, y, look.rgb, x + 26, y, look.rgb);
    fprintf(files->marks, "%g\t%g\t%d\t%u\t%d\n", x + 13, y, look_shape(look), look.rgb,
            look.shape);
    fprintf(files->figures, "%g\t%g\tp50 %s · p99 %s\n", x + 34, y - 14,
            figure_measure(class->unit, measured->p50).text,
            figure_measure(class->unit, measured->p99).text);
}

/* Draws the queues; false if memory ran out. */
static bool write_queues(const struct plot_source *source, const struct panel *panel,
                         const struct files *files)
{
    const struct lab *lab = source->result->lab;
    double y = panel->bottom + panel->up - 8;
    for (size_t queue = 0; queue < lab->queue_count; queue++, y -= ENTRY) {
        const struct point *point = &source->points[queue * lab->value_count + panel->value];
        const struct summary *measured = &point->measure[panel->m];
        FILE *curve = files->curves[dash(lab, queue)];
        size_t count;
        double *values =
            summary_values(source->result, point->queue, point->value, panel->m, &count);
        if (!values)
            return false;
        samples_quantile(values, count, 0); /* sorts them */
        write_entry(panel, lab->queues[queue].queue, measured, measure_of(source->result, panel->m),
                    y, curve, files);
        if (count > 0) {
            struct look look = queue_look(lab->queues[queue].queue);
            write_curve(panel, values, count, look.rgb, curve);
            write_marks(panel, measured, look, files->marks);
        }
        free(values);
    }
    return true;
}

/* The lines at 0, 50 and 100 %, the axis of values, and what the panel shows. */
static void write_frame(const struct sheet *sheet, const struct plot_source *source,
                        const struct panel *panel, double axis, bool first, bool last,
                        const struct files *files)
{
    const struct lab *lab = source->result->lab;
    const struct measure *class = measure_of(source->result, panel->m);
    struct tic list[TICS_MOST];
    size_t count = scale_tics(&panel->scale, 46, list);
    char text[80];
    for (int percent = 0; percent <= 100; percent += 50)
        fprintf(files->tics, "%g\t%g\t%g\t%d %%\n", panel->left, share_y(panel, percent / 100.0),
                panel->across, percent);
    for (size_t i = 0; i < count; i++)
        fprintf(files->rules, "%g\t%g\t%g\t%s\n", list[i].at, panel->bottom, panel->up,
                last ? list[i].text : "");
    if (first) {
        double y = panel->bottom + panel->up + (lab->value_count > 1 ? 3.4 : 2.2) * sheet->line;
        fprintf(files->heads, "%g\t%g\t%s\n", panel->left - axis, y, class->label);
        fprintf(files->helps, "%g\t%g\t%s\n", panel->left - axis, y - sheet->line, class->help);
    }
    if (lab->value_count > 1)
        fprintf(files->heads, "%g\t%g\t%s = %s\n", panel->left,
                panel->bottom + panel->up + 0.75 * sheet->line, knob_table[lab->sweep].name,
                short_value(text, sizeof text, lab, panel->value));
}

/* One panel below the other, top down. Returns false if memory ran out. */
static bool lay_out(struct sheet *sheet, const struct plot_source *source, const size_t *many,
                    size_t count)
{
    const struct lab *lab = source->result->lab;
    double axis = 48, widest = 0;
    double gap = (lab->value_count > 1 ? 2 : 1) * sheet->line;
    for (size_t i = 0; i < lab->queue_count; i++)
        widest = fmax(widest, sheet_text_width(sheet, lab->queues[i].queue->name));
    sheet->left = 20;
    sheet->right = fmax(LIST_WIDTH, widest) + 60;
    sheet->top = 88;
    sheet->bottom = 44;
    double up = fmax(lab->value_count > 1 ? 110 : 260, ENTRY * (double)lab->queue_count);
    double head = 3 * sheet->line, foot = 2 * sheet->line;
    double high = head + foot + (up + gap) * (double)lab->value_count;
    sheet->height = sheet->top + sheet->bottom + high * (double)count;
    struct files files = {
        sheet_data(sheet, "heads"),
        sheet_data(sheet, "helps"),
        sheet_data(sheet, "tics"),
        sheet_data(sheet, "rules"),
        {sheet_data(sheet, "solid"), sheet_data(sheet, "dashed"), sheet_data(sheet, "dotted")},
        sheet_data(sheet, "marks"),
        sheet_data(sheet, "entries"),
        sheet_data(sheet, "figures"),
    };
    double top = sheet_up(sheet);
    for (size_t i = 0; i < count; i++, top -= head + foot) {
        struct range range = shown_range(source, many[i]);
        for (size_t value = 0; value < lab->value_count; value++) {
            struct panel panel = {.m = many[i], .value = value, .left = axis, .up = up};
            enum measure_unit unit = measure_of(source->result, many[i])->unit;
            panel.across = sheet_across(sheet) - axis;
            panel.bottom = top - head - (up + gap) * (double)(value + 1);
            panel.scale =
                unit == MEASURE_TIME ? scale_of_ratios(unit, &range) : scale_make(unit, &range);
            panel.scale.from = panel.left;
            panel.scale.length = panel.across;
            write_frame(sheet, source, &panel, axis, value == 0, value + 1 == lab->value_count,
                        &files);
            if (!write_queues(source, &panel, &files))
                return false;
        }
        top -= (up + gap) * (double)lab->value_count;
    }
    return true;
}

static int draw(struct sheet *sheet, const struct plot_source *source, struct lab_error *error)
{
    const struct result *result = source->result;
    size_t many[MEASURES_MOST], count = 0;
    for (size_t m = 0; m < workload_measures(result->lab->scenario.workload); m++)
        if (measure_of(result, m)->many && shown_range(source, m).most >= 0)
            many[count++] = m;
    if (count == 0) {
        snprintf(error->text, sizeof error->text,
                 "samples.csv: no run that counts has a value of a measure with many");
        return error->status = 65;
    }
    if (!lay_out(sheet, source, many, count)) {
        snprintf(error->text, sizeof error->text, "out of memory");
        return error->status = 71;
    }
    sheet_text(sheet, "finding", "Which share of all values was no larger?");
    sheet->says_itself = true;
    return 0;
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
    .lay_out = draw,
};
