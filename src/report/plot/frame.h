/* The frame of the cost plot on paper, in pixels of a 900 pixels wide picture from the frame's
 * lower left corner: for finding room. The script draws the same frame from the words written of
 * it. */
#ifndef QLAB_REPORT_PLOT_FRAME_H
#define QLAB_REPORT_PLOT_FRAME_H

#include <stdbool.h>
#include <stddef.h>

#define FRAME_WIDTH 900
#define FRAME_LEFT  92
#define FRAME_LINE  16 /* height of a line of text, and of a shelf */

struct frame {
    double across, up;       /* its size */
    double right;            /* the room right of it */
    double slowest, fastest; /* speeds at its left and right ends; the axis is logarithmic */
    int decades;             /* of rates, above the shelves for those that never lied */
    size_t shelves;
};

double frame_x(const struct frame *frame, double speed);
double frame_y(const struct frame *frame, double rate); /* rate > 0 */
double frame_shelf(const struct frame *frame, size_t i);

/* The other way round: what stands at a place. */
double frame_speed(const struct frame *frame, double x);
double frame_rate(const struct frame *frame, double y);

/* How wide a text is. */
double frame_text(const char *text);

/* Rectangles that are taken by marks and labels. */
struct box {
    double left, right, bottom, top;
};
struct boxes {
    struct box *at;
    size_t count;
};
bool boxes_overlap(const struct boxes *taken, struct box box);

#endif
