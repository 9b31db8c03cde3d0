/* The measures plot: a panel for each measure of the workload, in it a line per strategy over the
 * swept values, every run a dot. Without a sweep the strategies stand side by side. What predicts a
 * measure is drawn dashed over it. Strategies stand a little apart, so that equals do not cover
 * each other.
 */
#include "report/plot_panel.h"

#include <math.h>
#include <stdlib.h>

#include "report/figure.h"

#define AXIS_WIDTH 56   /* left of a panel, for its tics */
#define TINY       0.75 /* how wide the smallest type is, of the usual one */
#define SMALL      0.82

/* What gnuplot draws. */
struct files {
    FILE *heads, *helps, *tics, *rules, *values, *names;
    FILE *dots, *lines, *models, *marks, *labels, *shelves;
};

static double middle(const struct measured *measured, const struct measure_class *class)
{
    return class->many ? measured->p50 : measured->median;
}

/* Widens the range by the measure at every point and, for dots, in every counted run. */
static void include(const struct plot_source *source, size_t m, bool dots, struct range *range)
{
    const struct result *result = source->result;
    for (size_t i = 0; i < source->count; i++) {
        struct measured measured = measured_at(&source->points[i], m);
        range_include(range, middle(&measured, measure_of(result, m)));
    }
    for (size_t i = 0; dots && i < result->row_count; i++)
        if (row_counts(&result->rows[i]))
            range_include(range, measured_in(&result->rows[i], m));
}

/* Fills in the panels that have a value, with their scales. Returns how many. */
static size_t make_panels(const struct plot_source *source, struct panel *panels)
{
    size_t shown[MEASURES_MOST + 1], count = measures_shown(source->result, shown), n = 0;
    for (size_t i = 0; i < count; i++) {
        struct range range = range_none;
        if (measure_predicted(source->result, shown[i]) != MEASURE_NONE)
            continue;
        include(source, shown[i], true, &range);
        for (size_t k = i + 1; k < count; k++)
            if (measure_predicted(source->result, shown[k]) == shown[i])
                include(source, shown[k], false, &range);
        if (range.least > range.most)
            continue;
        panels[n] = (struct panel){.m = shown[i]};
        panels[n++].scale = scale_make(measure_of(source->result, shown[i])->unit, &range);
    }
    return n;
}

static bool swept(const struct lab *lab)
{
    return lab->value_count > 1;
}

/* The last point of a strategy that has the measure, and what it is there. NULL if there is none.
 */
static const struct point *line_end(const struct plot_source *source, size_t queue, size_t m,
                                    double *value)
{
    size_t values = source->result->lab->value_count;
    for (size_t i = (queue + 1) * values; i-- > queue * values;) {
        struct measured measured = measured_at(&source->points[i], m);
        *value = middle(&measured, measure_of(source->result, m));
        if (!isnan(*value))
            return &source->points[i];
    }
    return NULL;
}

/* "mutex  3" at the end of a line. */
static void write_label(char *text, size_t size, const struct plot_source *source, size_t queue,
                        size_t m)
{
    double value;
    const char *name = source->result->lab->queues[queue].queue->name;
    bool any = line_end(source, queue, m, &value) != NULL;
    snprintf(text, size, "%s  %s", name,
             any ? figure_measure(measure_of(source->result, m)->unit, value).text : "no value");
}

/* How wide the labels right of the panels are. */
static double label_width(const struct sheet *sheet, const struct plot_source *source,
                          const struct panel *panels, size_t count)
{
    double widest = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t queue = 0; queue < source->result->lab->queue_count; queue++) {
            char text[128];
            write_label(text, sizeof text, source, queue, panels[i].m);
            widest = fmax(widest, sheet_text_width(sheet, text));
        }
    return SMALL * widest + 24;
}

/* Where a strategy's marks are at a swept value, or, without a sweep, at its own place. */
static double place(const struct panel *panel, const struct lab *lab, size_t queue, size_t value)
{
    size_t places = swept(lab) ? lab->value_count : lab->queue_count;
    double wide = panel->across / (double)places;
    double aside = (double)queue - ((double)lab->queue_count - 1) / 2;
    if (!swept(lab))
        return panel->left + wide * ((double)queue + 0.5);
    return panel->left + wide * ((double)value + 0.5) +
           aside * fmin(12, 0.7 * wide / (double)lab->queue_count);
}

static void write_dots(const struct plot_source *source, const struct panel *panel,
                       const struct point *point, FILE *dots)
{
    const struct result *result = source->result;
    const struct lab *lab = result->lab;
    struct look look = queue_look(lab->queues[point->queue].queue);
    double wide = panel->across / (double)(swept(lab) ? lab->value_count : lab->queue_count);
    double spread = swept(lab) ? fmin(9, 0.5 * wide / (double)lab->queue_count) : 0.3 * wide;
    struct random random;
    random_seed(&random, random_mix(point->queue, point->value)); /* the same picture every time */
    for (size_t i = 0; i < result->row_count; i++) {
        const struct result_row *row = &result->rows[i];
        double value = measured_in(row, panel->m);
        if (!belongs(row, point) || !row_counts(row) || isnan(value))
            continue;
        double sideways = ((double)random_below(&random, 1001) / 1000 - 0.5) * spread;
        fprintf(dots, "%g\t%g\t%d\t%u\n", place(panel, lab, point->queue, point->value) + sideways,
                scale_at(&panel->scale, value), look_shape(look), look.rgb);
    }
}

/* A line through a strategy's medians; without a sweep a dash at its place. */
static void write_line(const struct plot_source *source, const struct panel *panel, size_t queue,
                       size_t m, FILE *lines, FILE *marks)
{
    const struct lab *lab = source->result->lab;
    struct look look = queue_look(lab->queues[queue].queue);
    double half = swept(lab) ? 0 : fmin(30, 0.3 * panel->across / (double)lab->queue_count);
    for (size_t value = 0; value < lab->value_count; value++) {
        struct measured measured =
            measured_at(&source->points[queue * lab->value_count + value], m);
        double median = middle(&measured, measure_of(source->result, m));
        double x = place(panel, lab, queue, value), y = scale_at(&panel->scale, median);
        if (isnan(median))
            continue;
        fprintf(lines, "%g\t%g\t%u\n", x - half, y, look.rgb);
        if (half > 0)
            fprintf(lines, "%g\t%g\t%u\n", x + half, y, look.rgb);
        if (marks)
            fprintf(marks, "%g\t%g\t%d\t%u\t%d\n", x, y, look_shape(look), look.rgb, look.shape);
    }
    fputs("\n", lines);
}

/* Names at the line ends, pushed apart, each with a thin line to where it belongs. */
static void write_labels(const struct sheet *sheet, const struct plot_source *source,
                         const struct panel *panel, double *ends, FILE *labels)
{
    const struct lab *lab = source->result->lab;
    double right = panel->left + panel->across, value;
    for (size_t queue = 0; queue < lab->queue_count; queue++)
        ends[queue] = line_end(source, queue, panel->m, &value) ? scale_at(&panel->scale, value)
                                                                : panel->bottom;
    push_apart(ends, lab->queue_count, 0.9 * sheet->line, panel->bottom - 10,
               panel->bottom + panel->up + 10);
    for (size_t queue = 0; queue < lab->queue_count; queue++) {
        char text[128];
        const struct point *end = line_end(source, queue, panel->m, &value);
        double x = right, y = ends[queue];
        write_label(text, sizeof text, source, queue, panel->m);
        if (end && !sheet->terminal) {
            x = place(panel, lab, queue, end->value) + 6;
            y = scale_at(&panel->scale, value);
        }
        fprintf(labels, "%g\t%g\t%g\t%g\t%s\t%u\n", x, y, right + 8, ends[queue], text,
                queue_look(lab->queues[queue].queue).rgb);
    }
}

/* The swept values, in two rows if words have no room in one; or the strategies' names. */
static void write_values(struct sheet *sheet, const struct plot_source *source,
                         const struct panel *panel, const struct files *files)
{
    const struct lab *lab = source->result->lab;
    double y = panel->bottom - 0.8 * sheet->line, widest = 0;
    char text[40];
    if (!swept(lab)) {
        for (size_t queue = 0; queue < lab->queue_count; queue++)
            sheet_name(sheet, files->names, place(panel, lab, queue, 0), y,
                       panel->across / (double)lab->queue_count - 4, lab->queues[queue].queue->name,
                       queue_look(lab->queues[queue].queue).rgb);
        return;
    }
    for (size_t i = 0; i < lab->value_count; i++)
        widest = fmax(widest, sheet_text_width(sheet, short_value(text, sizeof text, lab, i)));
    double wide = panel->across / (double)lab->value_count;
    size_t crowded = (size_t)fmax(1, ceil((TINY * widest + 6) / wide));
    bool words = knob_table[lab->sweep].unit == UNIT_WORD;
    for (size_t i = 0; i < lab->value_count; i++) {
        double x = panel->left + wide * ((double)i + 0.5);
        fprintf(files->rules, "%g\t%g\t%g\n", x, panel->bottom, panel->up);
        if (words || (lab->value_count - 1 - i) % crowded == 0)
            fprintf(files->values, "%g\t%g\t%s\n", x,
                    words && crowded > 1 && i % 2 ? y - 0.8 * sheet->line : y,
                    short_value(text, sizeof text, lab, i));
    }
    fprintf(files->helps, "%g\t%g\t%s\n", panel->left - AXIS_WIDTH, y, knob_table[lab->sweep].name);
}

static void write_panel(struct sheet *sheet, const struct plot_source *source, struct panel *panel,
                        double room, double *ends, const struct files *files)
{
    const struct result *result = source->result;
    const struct lab *lab = result->lab;
    panel_head(sheet, result, panel, AXIS_WIDTH, room, files->heads, files->helps);
    panel_tics(sheet, panel, files->tics);
    fprintf(files->shelves, "%g\t%g\t%g\t%g\n", panel->left, panel->left + panel->across,
            panel->bottom, panel->bottom + panel->scale.shelf * 0.75);
    for (size_t i = 0; i < source->count; i++)
        write_dots(source, panel, &source->points[i], files->dots);
    for (size_t queue = 0; queue < lab->queue_count; queue++) {
        write_line(source, panel, queue, panel->m, files->lines, files->marks);
        for (size_t m = 0; m < workload_measures(lab->scenario.workload); m++)
            if (measure_predicted(result, m) == panel->m)
                write_line(source, panel, queue, m, files->models, NULL);
    }
    if (swept(lab))
        write_labels(sheet, source, panel, ends, files->labels);
    write_values(sheet, source, panel, files);
}

static int lay_out(struct sheet *sheet, const struct plot_source *source, struct panel *panels,
                   size_t count, double *ends)
{
    const struct lab *lab = source->result->lab;
    char finding[400];
    double labels = swept(lab) ? label_width(sheet, source, panels, count) : 8;
    struct panel_grid grid = {.axis = AXIS_WIDTH, .labels = labels};
    grid.below = sheet->line * (swept(lab) ? 2.4 : 3.2);
    grid.least = swept(lab) ? 34 * (double)lab->value_count : 74 * (double)lab->queue_count;
    grid.up = fmax(150, 15 * (double)lab->queue_count);
    panels_place(sheet, panels, count, &grid);
    struct files files = {
        sheet_data(sheet, "heads"), sheet_data(sheet, "helps"),  sheet_data(sheet, "tics"),
        sheet_data(sheet, "rules"), sheet_data(sheet, "values"), sheet_data(sheet, "names"),
        sheet_data(sheet, "dots"),  sheet_data(sheet, "lines"),  sheet_data(sheet, "models"),
        sheet_data(sheet, "marks"), sheet_data(sheet, "labels"), sheet_data(sheet, "shelves"),
    };
    for (size_t i = 0; i < count; i++)
        write_panel(sheet, source, &panels[i], labels, ends, &files);
    bool models = false;
    for (size_t m = 0; m < workload_measures(lab->scenario.workload); m++)
        models |= measure_predicted(source->result, m) != MEASURE_NONE;
    sheet_text(sheet, "note",
               models ? "Dot: a run. Mark and line: median over runs. Dashed: what is predicted."
                      : "Dot: a run. Mark and line: median over runs.");
    measured_sentence(finding, sizeof finding, source->result, source->points, true);
    if (sheet->terminal && sheet_text_width(sheet, finding) > sheet->width)
        *finding = '\0';
    if (!*finding && swept(lab))
        snprintf(finding, sizeof finding, "What came of it, by %s.", knob_table[lab->sweep].name);
    sheet_text(sheet, "finding", finding);
    sheet->says_itself = true;
    return 0;
}

int plot_measures(struct sheet *sheet, const struct plot_source *source, struct lab_error *error)
{
    struct panel panels[MEASURES_MOST + 1];
    size_t count = make_panels(source, panels);
    double *ends = calloc(source->result->lab->queue_count, sizeof *ends);
    int status = 0;
    if (!ends) {
        error->status = status = 71;
        snprintf(error->text, sizeof error->text, "out of memory");
    } else if (count == 0) {
        error->status = status = 65;
        snprintf(error->text, sizeof error->text,
                 "runs.csv: no run that counts has a value of any measure");
    } else {
        status = lay_out(sheet, source, panels, count, ends);
    }
    free(ends);
    return status;
}
