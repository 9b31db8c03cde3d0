/* The cost plot: how fast a queue is against how often it lies. Each queue is a trail through
 * the sweep values that ends in a large mark, at the last value, with its name. As in the sweep
 * plot, every queue that ever had a median of zero owns a shelf.
 */
#include "report/plot/brief.h"
#include "report/plot/kinds.h"
#include "report/plot/look.h"
#include "report/plot/place.h"
#include "report/plot/rate_axis.h"
#include "report/plot/sheet.h"
#include "report/plot/untried.h"

#include <math.h>
#include <stdlib.h>

#include "report/text/figure.h"
#include "lab/lab_error.h"

#define STEPS 60 /* into which a stretch of a trail is cut */

/* Where a trail ends. */
struct spot {
    double x, y;
    double shelf_right; /* if it ends on its shelf: how far right its marks there reach; else 0 */
};

/* The axis of speeds, logarithmic from `least` to `most` items a second. */
struct speed_axis {
    double least, most, across;
};

static double speed_x(const struct speed_axis *axis, double speed)
{
    return axis->across * log(speed / axis->least) / log(axis->most / axis->least);
}

static bool drawable(const struct point *point)
{
    return point->tally.attempts > 0 && point->ops_per_second > 0;
}

/* The smallest and largest speed with a margin. False if no point can be drawn. */
static bool speed_range(const struct plot_source *source, struct speed_axis *axis)
{
    axis->least = INFINITY;
    axis->most = 0;
    for (size_t i = 0; i < source->count; i++)
        if (drawable(&source->points[i])) {
            axis->least = fmin(axis->least, source->points[i].ops_per_second);
            axis->most = fmax(axis->most, source->points[i].ops_per_second);
        }
    axis->least /= 1.3;
    axis->most *= 1.3;
    return axis->most > axis->least;
}

/* Tics at 1, 2 and 5 of each decade, or only at 1 when there are many decades. */
static void write_speed_tics(struct sheet *sheet, const struct speed_axis *axis)
{
    static const int steps[] = {1, 2, 5};
    FILE *tics = sheet_data(sheet, "xtics_at");
    size_t used = axis->most / axis->least < 2000 ? 3 : 1;
    for (int k = (int)floor(log10(axis->least)); k <= log10(axis->most); k++)
        for (size_t i = 0; i < used; i++) {
            double speed = steps[i] * pow(10, k);
            if (speed >= axis->least && speed <= axis->most)
                fprintf(tics, "%g\t%s/s\n", speed_x(axis, speed), figure_speed(speed).text);
        }
}

/* A place for a label right of its mark: on a shelf behind the last mark, where nothing else can
 * be; above, the nearest free one beside it or ever further up and down. */
static struct box label_place(const struct sheet *sheet, const struct boxes *taken, struct spot end,
                              double label_width)
{
    struct box box = {end.shelf_right + 12, end.shelf_right + 12 + label_width,
                      end.y - sheet->line / 2 + 1, end.y + sheet->line / 2 - 1};
    if (end.shelf_right > 0)
        return box;
    for (int step = 0; step < 80; step++) {
        int lines = (step / 2 + 1) / 2 * (step / 2 % 2 ? 1 : -1); /* 0, 1, -1, 2... */
        double gap = lines == 0 ? 12 : 22, y = end.y + lines * sheet->line / 2;
        double left = step % 2 ? end.x - gap - label_width : end.x + gap;
        box = (struct box){left, left + label_width, y - sheet->line / 2 + 1,
                           y + sheet->line / 2 - 1};
        if (box.left > 0 && box.bottom > 0 && !boxes_overlap(taken, box))
            break;
    }
    return box;
}

/* Every queue's spots: NAN where there is nothing to draw. Returns the shelves needed. */
static size_t assign_shelves(const struct plot_source *source, size_t *shelf)
{
    const struct lab *lab = source->result->lab;
    size_t shelves = 0;
    for (size_t i = 0; i < lab->queue_count; i++) {
        bool zero = false;
        for (size_t k = 0; k < source->count; k++) {
            const struct point *point = &source->points[k];
            zero |=
                point->queue == source->order[i] && drawable(point) && !(point->rate_median > 0);
        }
        shelf[source->order[i]] = shelves;
        shelves += zero;
    }
    return shelves;
}

/* Takes the room of a trail's stretch, so that no label is written across it. */
static void take_stretch(struct boxes *taken, struct spot from, struct spot to)
{
    for (int i = 0; i <= STEPS; i++) {
        double x = from.x + (to.x - from.x) * i / STEPS, y = from.y + (to.y - from.y) * i / STEPS;
        taken->at[taken->count++] = (struct box){x - 4, x + 4, y - 4, y + 4};
    }
}

static void write_trails(struct sheet *sheet, const struct plot_source *source,
                         const struct rate_axis *rates, const struct speed_axis *speeds,
                         const size_t *shelf, struct boxes *taken)
{
    const struct lab *lab = source->result->lab;
    FILE *trails = sheet_data(sheet, "trails"), *spots = sheet_data(sheet, "spots");
    FILE *ends = sheet_data(sheet, "ends"), *labels = sheet_data(sheet, "labels");
    struct spot *last = calloc(lab->queue_count, sizeof *last);
    for (size_t i = 0; last && i < source->count; i++) { /* points are queue-major */
        const struct point *point = &source->points[i];
        struct look look = queue_look(lab->queues[point->queue].queue);
        if (point->value == 0 && i > 0)
            fputs("\n", trails);
        if (!drawable(point))
            continue;
        struct spot at = {.x = speed_x(speeds, point->ops_per_second)};
        if (point->rate_median > 0) {
            at.y = rate_axis_y(rates, point->rate_median);
        } else {
            at.y = rate_axis_shelf(rates, shelf[point->queue]);
            at.shelf_right = fmax(at.x, last[point->queue].shelf_right);
        }
        fprintf(trails, "%g\t%g\t%u\n", at.x, at.y, look.rgb);
        fprintf(spots, "%g\t%g\t%d\t%u\n", at.x, at.y, look_shape(look), look.rgb);
        take_stretch(taken, last[point->queue].y > 0 ? last[point->queue] : at, at);
        last[point->queue] = at;
    }
    for (size_t i = 0; last && i < lab->queue_count; i++) {
        size_t queue = source->order[i];
        const char *name = lab->queues[queue].queue->name;
        struct look look = queue_look(lab->queues[queue].queue);
        if (last[queue].y == 0)
            continue; /* never drawable */
        fprintf(ends, "%g\t%g\t%d\t%u\t%d\n", last[queue].x, last[queue].y, look_shape(look),
                look.rgb, look.shape);
        struct box box = label_place(sheet, taken, last[queue], sheet_text_width(sheet, name));
        taken->at[taken->count++] = box;
        bool leftward = box.right < last[queue].x;
        double near = leftward ? box.right : box.left;
        double from = last[queue].shelf_right > 0 ? near : last[queue].x; /* no leader on a shelf */
        fprintf(labels, "%g\t%g\t%g\t%g\t%s\t%u\t%d\n", from, last[queue].y, near,
                (box.bottom + box.top) / 2, name, look.rgb, leftward);
    }
    if (!last) {
        sheet->failed = true;
        sheet->problem = 0;
    }
    free(last);
}

static int lay_out(struct sheet *sheet, const struct plot_source *source, struct boxes *taken,
                   size_t *shelf, struct lab_error *error)
{
    const struct lab *lab = source->result->lab;
    struct speed_axis speeds;
    if (!speed_range(source, &speeds)) {
        snprintf(error->text, sizeof error->text,
                 "runs.csv: nothing moved in any run; expected items put or got");
        return error->status = 65;
    }
    double widest = 0, least = NAN;
    for (size_t i = 0; i < lab->queue_count; i++)
        widest = fmax(widest, sheet_text_width(sheet, lab->queues[i].queue->name));
    for (size_t i = 0; i < source->count; i++)
        if (source->points[i].rate_median > 0)
            least = fmin(least, source->points[i].rate_median);
    size_t shelves = assign_shelves(source, shelf);
    sheet->left = 92;
    sheet->right = widest + 28;
    sheet->top = 116;
    sheet->bottom = 104;
    sheet->height =
        sheet->top + sheet->bottom + (isnan(least) ? 60 : 280) + sheet->line * (double)shelves;
    speeds.across = sheet_across(sheet);
    struct rate_axis rates = rate_axis_make(sheet, least, shelves, sheet->line);
    write_speed_tics(sheet, &speeds);
    write_trails(sheet, source, &rates, &speeds, shelf, taken);

    char note[256] = "Mark: median over runs.", value[32];
    if (lab->value_count > 1)
        snprintf(note, sizeof note,
                 "Trail: medians over runs as %s goes from %s to the large mark at %s.",
                 knob_table[lab->sweep].name, short_value(value, sizeof value, lab, 0),
                 short_value((char[32]){0}, 32, lab, lab->value_count - 1));
    sheet_text(sheet, "note", note);
    return 0;
}

static int draw(struct sheet *sheet, const struct plot_source *source, struct lab_error *error)
{
    size_t queues = source->result->lab->queue_count;
    struct boxes taken = {calloc(source->count * (STEPS + 1) + queues, sizeof *taken.at), 0};
    size_t *shelf = calloc(queues, sizeof *shelf);
    int status;
    if (taken.at && shelf) {
        status = lay_out(sheet, source, &taken, shelf, error);
    } else {
        error->status = status = 71;
        snprintf(error->text, sizeof error->text, "out of memory");
    }
    free(taken.at);
    free(shelf);
    return status;
}

static const char *left_out(const struct result *result)
{
    return plot_untried(result) ? "no cost: no Empty was asked for while items were inside" : NULL;
}

const struct plot_kind plot_cost = {
    .name = "cost",
    .caption = "What honesty costs: speed against lies.",
    .left_out = left_out,
    .lay_out = draw,
};
