/* The cost plot: how fast a queue is against how often it lies. Each queue is a trail through the
 * sweep values that ends in a large mark, at the last value, with its name. As in the sweep plot,
 * every queue that never lied at some value owns a shelf.
 *
 * Names must not be written over trails, so where they go is found here, on paper (frame.h), and
 * handed on in the units of the axes.
 */
#include "report/plot/kinds.h"

#include <math.h>
#include <stdlib.h>

#include "lab/lab_queues.h"
#include "report/plot/frame.h"
#include "report/plot/look.h"
#include "report/plot/shown.h"
#include "report/result/fail.h"
#include "report/result/swept.h"

#define STEPS 60 /* into which a stretch of a trail is cut */

/* Where a trail ends, on paper. */
struct spot {
    double x, y;
    bool on_shelf;
    double shelf_right; /* how far right its marks on the shelf reach */
};

static bool drawable(const struct point *point)
{
    return point->tally.attempts > 0 && point->ops_per_second > 0;
}

/* The smallest and largest speed with a margin. False if no point can be drawn. */
static bool speed_range(const struct plot_source *source, struct frame *frame)
{
    frame->slowest = INFINITY;
    frame->fastest = 0;
    for (size_t i = 0; i < source->count; i++)
        if (drawable(&source->points[i])) {
            frame->slowest = fmin(frame->slowest, source->points[i].ops_per_second);
            frame->fastest = fmax(frame->fastest, source->points[i].ops_per_second);
        }
    frame->slowest /= 1.3;
    frame->fastest *= 1.3;
    return frame->fastest > frame->slowest;
}

/* A place for a label: on a shelf behind the last mark; else, or if a trail passes there, the
 * nearest free one beside its mark or ever further up and down. */
static struct box label_place(const struct frame *frame, const struct boxes *taken, struct spot end,
                              double width)
{
    const double half = FRAME_LINE / 2 - 1;
    struct box box = {end.shelf_right + 12, end.shelf_right + 12 + width, end.y - half,
                      end.y + half};
    if (end.on_shelf && !boxes_overlap(taken, box))
        return box;
    for (int step = 0; step < 80; step++) {
        int lines = (step / 2 + 1) / 2 * (step / 2 % 2 ? 1 : -1); /* 0, 1, -1, 2... */
        double gap = lines == 0 ? 12 : 22, y = end.y + lines * FRAME_LINE / 2;
        double left = step % 2 ? end.x - gap - width : end.x + gap;
        box = (struct box){left, left + width, y - half, y + half};
        if (box.left > 0 && box.right < frame->across + frame->right && box.bottom > 0 &&
            !boxes_overlap(taken, box))
            break;
    }
    return box;
}

/* Gives every queue that needs one a shelf, from 0 at the top. Returns how many. */
static size_t assign_shelves(const struct plot_source *source, size_t *shelf)
{
    const struct lab *lab = source->result->lab;
    size_t shelves = 0;
    for (size_t i = 0; i < lab->queue_count; i++) {
        bool zero = false;
        for (size_t k = 0; k < source->count; k++) {
            const struct point *point = &source->points[k];
            zero |= point->queue == source->order[i] && drawable(point) && !rate_shown(point);
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

/* Writes a queue's trail. Returns where it ends; y is 0 if nothing could be drawn. */
static struct spot write_trail(FILE *trails, const struct plot_source *source,
                               const struct frame *frame, size_t queue, size_t shelf,
                               struct boxes *taken)
{
    const struct lab *lab = source->result->lab;
    struct look look = queue_look(source, queue);
    struct spot last = {0};
    for (size_t i = 0; i < lab->value_count; i++) {
        const struct point *point = plot_point(source, queue, i);
        double rate = rate_shown(point);
        if (!drawable(point))
            continue;
        struct spot at = {.x = frame_x(frame, point->ops_per_second)};
        at.y = rate > 0 ? frame_y(frame, rate) : frame_shelf(frame, shelf);
        at.on_shelf = !(rate > 0);
        at.shelf_right = at.on_shelf ? fmax(at.x, last.shelf_right) : last.shelf_right;
        fprintf(trails, "%s\t%g\t%g\t%d\t%d\t%u\n", lab_queue_label(lab, queue),
                point->ops_per_second, rate, rate > 0 ? -1 : (int)shelf, look_shape(look),
                look.rgb);
        take_stretch(taken, last.y > 0 ? last : at, at);
        last = at;
    }
    fputs("\n", trails);
    return last;
}

/* The large mark, the name, and where the thin line to it begins, on the axes. */
static void write_end(FILE *ends, const struct plot_source *source, const struct frame *frame,
                      size_t queue, struct spot end, struct boxes *taken)
{
    struct look look = queue_look(source, queue);
    struct box box = label_place(frame, taken, end, frame_text(plot_name(source, queue).text));
    taken->at[taken->count++] = box;
    bool leftward = box.right < end.x;
    double near = leftward ? box.right : box.left, middle = (box.bottom + box.top) / 2;
    bool level = end.on_shelf && middle == end.y; /* then no line is needed */
    double line = level ? end.x : near + 0.1 * (end.x - near);
    double line_y = level ? end.y : middle + 0.1 * (end.y - middle);
    fprintf(ends, "%g\t%g\t%g\t%g\t%g\t%g\t%d\t%d\t%d\t%u\t%s\n", frame_speed(frame, end.x),
            frame_rate(frame, end.y), frame_speed(frame, line), frame_rate(frame, line_y),
            frame_speed(frame, near), frame_rate(frame, middle), leftward, look_shape(look),
            look.shape, look.rgb, plot_name(source, queue).text);
}

static void write_files(struct plot_data *data, FILE *words, const struct plot_source *source,
                        struct frame *frame, struct boxes *taken, size_t *shelf, struct spot *end)
{
    const struct lab *lab = source->result->lab;
    double widest = 0, least = least_shown(source->points, source->count, false);
    FILE *trails = data_file(data, "trails", "queue speed rate shelf shape rgb");
    FILE *ends =
        data_file(data, "ends", "speed rate line line_y x y leftward shape filled rgb queue");
    for (size_t i = 0; i < lab->queue_count; i++)
        widest = fmax(widest, frame_text(plot_name(source, i).text));
    frame->shelves = assign_shelves(source, shelf);
    frame->decades = decades_shown(least);
    frame->right = widest + 28;
    frame->across = FRAME_WIDTH - FRAME_LEFT - frame->right;
    frame->up = (isnan(least) ? 60 : 280) + FRAME_LINE * (double)frame->shelves;
    taken->at[taken->count++] =
        (struct box){-FRAME_LEFT, 140, frame->up + 4, frame->up + 40}; /* the axis' title */
    for (size_t queue = 0; queue < lab->queue_count; queue++)
        end[queue] = write_trail(trails, source, frame, queue, shelf[queue], taken);
    for (size_t i = 0; i < lab->queue_count; i++) /* the large marks */
        taken->at[taken->count++] =
            (struct box){end[i].x - 9, end[i].x + 9, end[i].y - 9, end[i].y + 9};
    for (size_t i = 0; i < lab->queue_count; i++)
        if (end[source->order[i]].y > 0)
            write_end(ends, source, frame, source->order[i], end[source->order[i]], taken);
    data_number(words, "decades", frame->decades);
    data_number(words, "shelves", (double)frame->shelves);
    data_number(words, "slowest", frame->slowest);
    data_number(words, "fastest", frame->fastest);
    data_number(words, "up", frame->up);
    data_number(words, "right", frame->right);
}

static int write(struct plot_data *data, FILE *words, const struct plot_source *source,
                 struct lab_error *error)
{
    const struct lab *lab = source->result->lab;
    struct frame frame;
    char note[256] = "Mark: median over runs.";
    struct boxes taken = {
        calloc(source->count * (STEPS + 1) + 2 * lab->queue_count + 1, sizeof *taken.at), 0};
    size_t *shelf = calloc(lab->queue_count, sizeof *shelf);
    struct spot *end = calloc(lab->queue_count, sizeof *end);
    int status = 0;
    if (!taken.at || !shelf || !end)
        status = fail_memory(error);
    else if (!speed_range(source, &frame))
        status =
            fail_with(error, 65, "runs.csv: nothing moved in any run; expected items put or got");
    else
        write_files(data, words, source, &frame, &taken, shelf, end);
    if (lab->value_count > 1)
        snprintf(note, sizeof note,
                 "Trail: medians over runs as %s goes from %s to the large mark at %s.",
                 knob_table[lab->sweep].name, swept_short(lab, 0).text,
                 swept_short(lab, lab->value_count - 1).text);
    data_word(words, "note", note);
    free(taken.at);
    free(shelf);
    free(end);
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
    .write = write,
};
