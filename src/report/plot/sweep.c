/* The sweep plot: rate against the swept knob, a line per queue, its name at the line's end. A
 * queue that ever had a median of zero gets a shelf of its own, so that zeros never cover each
 * other.
 */
#include "report/plot/brief.h"
#include "report/plot/kinds.h"
#include "report/plot/look.h"
#include "report/plot/place.h"
#include "report/plot/rate_axis.h"
#include "report/plot/sheet.h"
#include "report/plot/untried.h"
#include "lab/lab_error.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

/* One line of the plot. */
struct track {
    const struct point *points; /* one per sweep value */
    size_t queue;
    double shelf; /* NAN: it needs none */
};

/* How far right of the frame's left edge each sweep value lies: by ratio if the values double, as
 * ordinary numbers if they are of one size, else evenly. */
static double value_place(const struct lab *lab, size_t i)
{
    size_t n = lab->value_count;
    if (n == 1)
        return 1; /* beside the names */
    bool doubling = lab->values[0] > 0, ascending = true;
    for (size_t k = 1; k < n; k++) {
        doubling &= lab->values[k] == 2 * lab->values[k - 1];
        ascending &= lab->values[k] > lab->values[k - 1];
    }
    double first = (double)lab->values[0], last = (double)lab->values[n - 1];
    if (doubling || !ascending || last > 20 * (first > 0 ? first : (double)lab->values[1]))
        return (double)i / (double)(n - 1); /* doubling values are evenly spaced on a log2 axis */
    return ((double)lab->values[i] - first) / (last - first);
}

/* The last point with an attempt, or NULL. */
static const struct point *track_end(const struct track *track, size_t values)
{
    for (size_t i = values; i-- > 0;)
        if (track->points[i].tally.attempts)
            return &track->points[i];
    return NULL;
}

static double point_y(const struct rate_axis *axis, const struct track *track,
                      const struct point *point)
{
    return point->rate_median > 0 ? rate_axis_y(axis, point->rate_median) : track->shelf;
}

/* Writes name and figure of a line's end: "mutex  0 of 80 runs", "vyukov  0.3 %". */
static void write_label(char *text, size_t size, const struct plot_source *source,
                        const struct track *track)
{
    const struct lab *lab = source->result->lab;
    const char *name = lab->queues[track->queue].queue->name;
    const struct point *end = track_end(track, lab->value_count);
    uint64_t runs = 0, lied = 0;
    for (size_t i = 0; i < lab->value_count; i++) {
        runs += track->points[i].runs;
        lied += track->points[i].runs_with_spurious;
    }
    char rate[64];
    if (end && end->rate_median > 0)
        snprintf(text, size, "%s  %s", name, percent_write(rate, sizeof rate, end->rate_median));
    else if (runs == 0)
        snprintf(text, size, "%s  no run", name);
    else
        snprintf(text, size, "%s  %" PRIu64 " of %" PRIu64 " runs", name, lied, runs);
}

static void write_track(const struct sheet *sheet, const struct plot_source *source,
                        const struct rate_axis *axis, const struct track *track, double aside,
                        FILE *const files[3])
{
    const struct lab *lab = source->result->lab;
    struct look look = queue_look(lab->queues[track->queue].queue);
    for (size_t i = 0; i < lab->value_count; i++) {
        const struct point *point = &track->points[i];
        if (point->tally.attempts == 0)
            continue;
        double x = 24 + (sheet_across(sheet) - 48) * value_place(lab, i);
        double y = point_y(axis, track, point);
        x += point->rate_median > 0 ? aside : 0;
        fprintf(files[0], "%g\t%g\t%u\n", x, y, look.rgb);
        fprintf(files[1], "%g\t%g\t%d\t%u\t%d\n", x, y,
                point->runs_with_spurious ? look_shape(look) : 11, look.rgb,
                point->runs_with_spurious ? look.shape : 11);
        if (point->rate.high > 0)
            fprintf(files[2], "%g\t%g\t%g\t%u\n", x,
                    point->rate.low > 0 ? rate_axis_y(axis, point->rate.low) : axis->floor,
                    rate_axis_y(axis, point->rate.high), look.rgb);
    }
    fputs("\n", files[0]); /* the line ends here */
}

/* Names at the line ends, pushed apart, each with a thin line to where it belongs. */
static void write_labels(struct sheet *sheet, const struct plot_source *source,
                         const struct rate_axis *axis, const struct track *tracks, double *ends)
{
    const struct lab *lab = source->result->lab;
    FILE *labels = sheet_data(sheet, "labels");
    for (size_t i = 0; i < lab->queue_count; i++) {
        const struct point *end = track_end(&tracks[i], lab->value_count);
        ends[i] = end ? point_y(axis, &tracks[i], end) : 0;
    }
    push_apart(ends, lab->queue_count, sheet->line, 0, sheet_up(sheet) + sheet->line);
    for (size_t i = 0; i < lab->queue_count; i++) {
        const struct point *end = track_end(&tracks[i], lab->value_count);
        if (!end)
            continue;
        char text[128];
        write_label(text, sizeof text, source, &tracks[i]);
        double place = value_place(lab, end->value);
        double x = 24 + (sheet_across(sheet) - 48) * place;
        fprintf(labels, "%g\t%g\t%g\t%g\t%s\t%u\n", x + 12, point_y(axis, &tracks[i], end),
                sheet_across(sheet) + 12, ends[i], text,
                queue_look(lab->queues[tracks[i].queue].queue).rgb);
    }
}

static double least_rate(const struct plot_source *source)
{
    double least = NAN;
    for (size_t i = 0; i < source->count; i++) {
        const struct point *point = &source->points[i];
        if (point->rate_median > 0)
            least = fmin(least, point->rate.low > 0 ? point->rate.low : point->rate_median);
    }
    return least;
}

/* Fills in every track; returns how many shelves they need. */
static size_t make_tracks(const struct plot_source *source, struct track *tracks)
{
    const struct lab *lab = source->result->lab;
    size_t shelves = 0;
    for (size_t i = 0; i < lab->queue_count; i++) {
        tracks[i].queue = source->order[i];
        tracks[i].points = &source->points[tracks[i].queue * lab->value_count];
        tracks[i].shelf = NAN;
        for (size_t k = 0; k < lab->value_count; k++)
            if (tracks[i].points[k].tally.attempts && !(tracks[i].points[k].rate_median > 0))
                tracks[i].shelf = (double)shelves;
        shelves += !isnan(tracks[i].shelf);
    }
    return shelves;
}

static void lay_out(struct sheet *sheet, const struct plot_source *source, struct track *tracks,
                    double *ends)
{
    const struct lab *lab = source->result->lab;
    size_t shelves = make_tracks(source, tracks);
    double widest = 0;
    for (size_t i = 0; i < lab->queue_count; i++) {
        char text[128];
        write_label(text, sizeof text, source, &tracks[i]);
        widest = fmax(widest, sheet_text_width(sheet, text));
    }
    sheet->left = sheet->terminal ? 80 : 92;
    sheet->right = widest + 32;
    sheet->top = sheet->terminal ? 48 : 116;
    sheet->bottom = sheet->terminal ? 48 : 96;
    double least = least_rate(source);
    size_t decades = isnan(least) ? 4 : sheet->terminal ? 9 : 17; /* lines of text high */
    sheet->height = sheet->top + sheet->bottom + sheet->line * (double)(shelves + decades);
    struct rate_axis axis = rate_axis_make(sheet, least, shelves, sheet->line);

    FILE *files[3] = {sheet_data(sheet, "lines"), sheet_data(sheet, "marks"),
                      sheet_data(sheet, "bars")};
    for (size_t i = 0; i < lab->queue_count; i++) {
        if (!isnan(tracks[i].shelf))
            tracks[i].shelf = rate_axis_shelf(&axis, (size_t)tracks[i].shelf);
        double aside = 4 * ((double)(i % 5) - 2); /* bars side by side, not one upon the other */
        write_track(sheet, source, &axis, &tracks[i], aside, files);
    }
    write_labels(sheet, source, &axis, tracks, ends);

    FILE *values = sheet_data(sheet, "values");
    for (size_t i = 0; i < lab->value_count; i++) {
        char text[32] = "";
        if (lab->sweep != KNOB_COUNT)
            short_value(text, sizeof text, lab, i);
        fprintf(values, "%g\t%s\n", 24 + (sheet_across(sheet) - 48) * value_place(lab, i), text);
    }
    sheet_text(sheet, "knob", lab->sweep == KNOB_COUNT ? "" : knob_table[lab->sweep].name);
}

static int draw(struct sheet *sheet, const struct plot_source *source, struct lab_error *error)
{
    size_t queues = source->result->lab->queue_count;
    struct track *tracks = calloc(queues, sizeof *tracks);
    double *ends = calloc(queues, sizeof *ends);
    int status = 0;
    if (tracks && ends) {
        lay_out(sheet, source, tracks, ends);
    } else {
        error->status = status = 71;
        snprintf(error->text, sizeof error->text, "out of memory");
    }
    free(tracks);
    free(ends);
    return status;
}

static const char *left_out(const struct result *result)
{
    if (result->lab->value_count < 2)
        return "no sweep: this run has one value only";
    return plot_untried(result) ? "no sweep: no Empty was asked for while items were inside" : NULL;
}

const struct plot_kind plot_sweep = {
    .name = "sweep",
    .caption = "How the rate changes with what is swept.",
    .fits_terminal = true,
    .left_out = left_out,
    .lay_out = draw,
};
