/* Room for labels: pushing them apart, and not writing over what is there. */
#ifndef QLAB_REPORT_PLOT_PLACE_H
#define QLAB_REPORT_PLOT_PLACE_H

#include <stdbool.h>
#include <stddef.h>

/* Moves the n centres in `at` as little as needed so that they are `gap` apart and within
 * [low, high]; their order stays. */
void push_apart(double *at, size_t n, double gap, double low, double high);

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
