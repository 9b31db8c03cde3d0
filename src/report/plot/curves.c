/* What a panel of the measures plot shows: dots, lines, names and places of the queues. They
 * stand a little apart, so that equals do not cover each other.
 */
#include "report/plot/curves.h"

#include <math.h>

#include "report/plot/brief.h"
#include "report/plot/look.h"
#include "report/plot/place.h"
#include "report/text/figure.h"

#define TINY  0.75 /* how wide the smallest type is, of the usual one */
#define SMALL 0.82

/* The last point of a queue that has the measure, and what it is there. NULL if there is none.
 */
static const struct point *line_end(const struct plot_source *source, size_t queue, size_t m,
                                    double *value)
{
    size_t values = source->result->lab->value_count;
    for (size_t i = (queue + 1) * values; i-- > queue * values;) {
        struct summary measured = measure_at(&source->points[i], m);
        *value = summary_middle(&measured, measure_of(source->result, m));
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
double curve_label_width(const struct sheet *sheet, const struct plot_source *source,
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

/* Where a queue's marks are at a swept value, or, without a sweep, at its own place. */
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

void curve_dots(const struct plot_source *source, const struct panel *panel,
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
        double value = measure_in(row, panel->m);
        if (!row_at(row, point->queue, point->value) || !row_counts(row) || isnan(value))
            continue;
        double sideways = ((double)random_below(&random, 1001) / 1000 - 0.5) * spread;
        fprintf(dots, "%g\t%g\t%d\t%u\n", place(panel, lab, point->queue, point->value) + sideways,
                scale_at(&panel->scale, value), look_shape(look), look.rgb);
    }
}

/* A line through a queue's medians; without a sweep a dash at its place. */
void curve_line(const struct plot_source *source, const struct panel *panel, size_t queue, size_t m,
                FILE *lines, FILE *marks)
{
    const struct lab *lab = source->result->lab;
    struct look look = queue_look(lab->queues[queue].queue);
    double half = swept(lab) ? 0 : fmin(30, 0.3 * panel->across / (double)lab->queue_count);
    for (size_t value = 0; value < lab->value_count; value++) {
        struct summary measured = measure_at(&source->points[queue * lab->value_count + value], m);
        double median = summary_middle(&measured, measure_of(source->result, m));
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
void curve_labels(const struct sheet *sheet, const struct plot_source *source,
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

/* The swept values, in two rows if words have no room in one; or the queues' names. */
void curve_places(struct sheet *sheet, const struct plot_source *source, const struct panel *panel,
                  double axis, const struct curve_files *files)
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
    fprintf(files->helps, "%g\t%g\t%s\n", panel->left - axis, y, knob_table[lab->sweep].name);
}
