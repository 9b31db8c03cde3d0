/* The rate plot: a group per queue, highest rate first; in it a column per sweep value; in it
 * every run a dot, the median a bar, its bootstrap interval a band. A run that never lied lies on
 * the shelf at the bottom. A column that never lied also has an arrow down from 3/n, the bound on
 * its rate if attempts were independent.
 */
#include "report/plot/brief.h"
#include "report/plot/kinds.h"
#include "report/plot/look.h"
#include "report/plot/rate_axis.h"
#include "report/plot/sheet.h"
#include "report/plot/untried.h"
#include "lab/lab_error.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

/* Where the columns are. */
struct columns {
    double group, column; /* widths */
    double start;         /* left edge of the first group */
};

static double group_middle(const struct columns *columns, size_t place)
{
    return columns->start + columns->group * ((double)place + 0.5);
}

static double column_middle(const struct columns *columns, size_t place, size_t value,
                            size_t values)
{
    double inside = (double)value - ((double)values - 1) / 2;
    return group_middle(columns, place) + columns->column * inside;
}

static struct columns columns_make(const struct sheet *sheet, size_t groups, size_t values)
{
    struct columns columns;
    columns.group = fmin(sheet_across(sheet) / (double)groups, 60 + 60 * (double)values);
    columns.start = (sheet_across(sheet) - columns.group * (double)groups) / 2;
    columns.column = fmin(columns.group * 0.88 / (double)values, 90);
    return columns;
}

/* Every how many-th value is labelled, so that no label touches the next; without a sweep none is.
 */
static size_t label_every(const struct sheet *sheet, const struct lab *lab,
                          const struct columns *columns)
{
    double widest = 0;
    char text[32];
    for (size_t i = 0; lab->sweep != KNOB_COUNT && i < lab->value_count; i++)
        widest = fmax(widest, sheet_text_width(sheet, short_value(text, sizeof text, lab, i)));
    return (size_t)fmax(1, ceil(widest / columns->column));
}

/* Under a group: how many runs lied, with the bound over runs for zero. */
static void write_note(const struct sheet *sheet, const struct plot_source *source, size_t queue,
                       double x, double y, FILE *notes)
{
    uint64_t runs = 0, lied = 0;
    for (size_t i = 0; i < source->count; i++)
        if (source->points[i].queue == queue) {
            runs += source->points[i].runs;
            lied += source->points[i].runs_with_spurious;
        }
    fprintf(notes, "%g\t%g\t%" PRIu64 " of %" PRIu64 "\n", x, y, lied, runs);
    if (lied == 0) {
        char bound[64];
        percent_write(bound, sizeof bound, stats_clopper_pearson(0, runs, 0.95).high);
        fprintf(notes, "%g\t%g\t≤ %s\n", x, y - sheet->line, bound);
    }
}

/* The widest part of all names: they are broken at their hyphens only. */
static double widest_part(const struct sheet *sheet, const struct lab *lab)
{
    double widest = 0;
    for (size_t i = 0; i < lab->queue_count; i++)
        for (const char *part = lab->queues[i].queue->name; *part; part += strspn(part, "-")) {
            char text[64];
            int length = (int)strcspn(part, "-");
            snprintf(text, sizeof text, "%.*s%s", length, part, part[length] ? "-" : "");
            widest = fmax(widest, sheet_text_width(sheet, text));
            part += length;
        }
    return widest;
}

/* The names of all groups and, below the longest, their notes. */
static void write_groups(struct sheet *sheet, const struct plot_source *source,
                         const struct columns *columns)
{
    const struct lab *lab = source->result->lab;
    FILE *names = sheet_data(sheet, "names"), *notes = sheet_data(sheet, "notes");
    double y = lab->sweep == KNOB_COUNT ? -sheet->line : -2 * sheet->line;
    size_t most = 0;
    for (size_t place = 0; place < lab->queue_count; place++) {
        const struct queue_class *queue = lab->queues[source->order[place]].queue;
        size_t lines = sheet_name(sheet, names, group_middle(columns, place), y, columns->group - 4,
                                  queue->name, queue_look(queue).rgb);
        most = lines > most ? lines : most;
    }
    y -= sheet->line * (double)most;
    for (size_t place = 0; place < lab->queue_count; place++)
        write_note(sheet, source, source->order[place], group_middle(columns, place), y, notes);
    sheet_number(sheet, "notes_y", y);
    double widest = widest_part(sheet, lab), room = columns->group - 4;
    sheet_number(sheet, "names_size", widest > room ? fmax(8, 12 * room / widest) : 12);
}

static void write_dots(const struct plot_source *source, const struct rate_axis *axis,
                       const struct point *point, double x, double spread, FILE *dots)
{
    const struct result *result = source->result;
    const struct queue_class *queue = result->lab->queues[point->queue].queue;
    struct random random;
    random_seed(&random, random_mix(point->queue, point->value)); /* the same picture every time */
    for (size_t i = 0; i < result->row_count; i++) {
        const struct result_row *row = &result->rows[i];
        if (row->queue != point->queue || row->point != point->value || !row_counts(row) ||
            row->tally.attempts == 0)
            continue;
        double sideways = ((double)random_below(&random, 1001) / 1000 - 0.5) * spread;
        double up = ((double)random_below(&random, 1001) / 1000 - 0.5) * axis->shelf * 0.4;
        double y =
            row->tally.spurious == 0
                ? rate_axis_shelf(axis, 0) + up
                : rate_axis_y(axis, (double)row->tally.spurious / (double)row->tally.attempts);
        fprintf(dots, "%g\t%g\t%d\t%u\n", x + sideways, y, look_shape(queue_look(queue)),
                queue_look(queue).rgb);
    }
}

/* The smallest rate the axis must show: of a counted run that lied, or the bound of a column of
 * zeros. */
static double least_rate(const struct plot_source *source)
{
    const struct result *result = source->result;
    double least = NAN;
    for (size_t i = 0; i < result->row_count; i++) {
        const struct tally *tally = &result->rows[i].tally;
        if (row_counts(&result->rows[i]) && tally->spurious && tally->attempts)
            least = fmin(least, (double)tally->spurious / (double)tally->attempts);
    }
    for (size_t i = 0; i < source->count; i++)
        if (!source->points[i].runs_with_spurious && source->points[i].tally.attempts)
            least = fmin(least, stats_rule_of_three(source->points[i].tally.attempts));
    return least; /* fmin ignores a NAN */
}

static int draw(struct sheet *sheet, const struct plot_source *source, struct lab_error *error)
{
    (void)error;
    const struct lab *lab = source->result->lab;
    sheet->height = sheet->terminal ? sheet->height : 600;
    sheet->left = sheet->terminal ? 96 : 92;
    sheet->right = sheet->terminal ? 8 : 20;
    sheet->top = sheet->terminal ? 48 : 112;
    sheet->bottom = sheet->terminal ? 120 : 166;
    struct rate_axis axis =
        rate_axis_make(sheet, least_rate(source), 1, sheet->terminal ? sheet->line : 30);
    struct columns columns = columns_make(sheet, lab->queue_count, lab->value_count);
    size_t every = label_every(sheet, lab, &columns);
    FILE *dots = sheet_data(sheet, "dots"), *medians = sheet_data(sheet, "medians");
    FILE *bands = sheet_data(sheet, "bands"), *zeros = sheet_data(sheet, "zeros");
    FILE *values = sheet_data(sheet, "values");
    for (size_t place = 0; place < lab->queue_count; place++) {
        unsigned rgb = queue_look(lab->queues[source->order[place]].queue).rgb;
        for (size_t i = 0; i < source->count; i++) {
            const struct point *point = &source->points[i];
            if (point->queue != source->order[place])
                continue;
            double x = column_middle(&columns, place, point->value, lab->value_count);
            double half = columns.column * 0.36;
            char value[32];
            if (lab->sweep != KNOB_COUNT && (lab->value_count - 1 - point->value) % every == 0)
                fprintf(values, "%g\t%g\t%s\n", x, -0.8 * sheet->line,
                        short_value(value, sizeof value, lab, point->value));
            if (point->tally.attempts == 0)
                continue;
            write_dots(source, &axis, point, x, columns.column * 0.6, dots);
            if (point->rate_median > 0)
                fprintf(medians, "%g\t%g\t%g\t%u\n", x, rate_axis_y(&axis, point->rate_median),
                        half, rgb);
            if (point->rate.high > 0)
                fprintf(bands, "%g\t%g\t%g\t%g\t%u\n", x, half,
                        point->rate.low > 0 ? rate_axis_y(&axis, point->rate.low) : axis.floor,
                        rate_axis_y(&axis, point->rate.high), rgb);
            if (point->runs_with_spurious == 0)
                fprintf(zeros, "%g\t%g\t%g\t%g\t%u\n", x,
                        rate_axis_y(&axis, stats_rule_of_three(point->tally.attempts)),
                        axis.shelf + 1, half, rgb);
        }
    }
    write_groups(sheet, source, &columns);
    FILE *rules = sheet_data(sheet, "rules");
    for (size_t place = 1; place < lab->queue_count; place++)
        fprintf(rules, "%g\n", columns.start + columns.group * (double)place);
    sheet_text(sheet, "knob", lab->sweep == KNOB_COUNT ? "" : knob_table[lab->sweep].name);
    return 0;
}

static const char *left_out(const struct result *result)
{
    return plot_untried(result) ? "no rate: no Empty was asked for while items were inside" : NULL;
}

const struct plot_kind plot_rate = {
    .name = "rate",
    .caption = "How often it lied: every run is a dot.",
    .fits_terminal = true,
    .left_out = left_out,
    .lay_out = draw,
};
