/* Finding room on paper. */
#include "report/plot/frame.h"

#include <math.h>

#include "report/text/grid.h"

#define LETTER 7.4 /* width of a letter */

double frame_x(const struct frame *frame, double speed)
{
    return frame->across * log(speed / frame->slowest) / log(frame->fastest / frame->slowest);
}

double frame_speed(const struct frame *frame, double x)
{
    return frame->slowest * pow(frame->fastest / frame->slowest, x / frame->across);
}

/* Where the lowest decade begins, above the shelves. */
static double decades_bottom(const struct frame *frame)
{
    return frame->shelves ? FRAME_LINE * ((double)frame->shelves + 0.5) : 0;
}

static double decade(const struct frame *frame)
{
    return (frame->up - FRAME_LINE / 2.0 - decades_bottom(frame)) / frame->decades;
}

double frame_y(const struct frame *frame, double rate)
{
    return fmax(decades_bottom(frame),
                decades_bottom(frame) + decade(frame) * (log10(rate) + frame->decades));
}

double frame_rate(const struct frame *frame, double y)
{
    return pow(10, -frame->decades + (y - decades_bottom(frame)) / decade(frame));
}

double frame_shelf(const struct frame *frame, size_t i)
{
    return FRAME_LINE * ((double)(frame->shelves - 1 - i) + 0.5);
}

double frame_text(const char *text)
{
    return LETTER * (double)text_columns(text);
}

bool boxes_overlap(const struct boxes *taken, struct box box)
{
    for (size_t i = 0; i < taken->count; i++) {
        const struct box *other = &taken->at[i];
        if (box.left < other->right && other->left < box.right && box.bottom < other->top &&
            other->bottom < box.top)
            return true;
    }
    return false;
}
