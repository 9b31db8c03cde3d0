/* Decades of rates, and under them the shelves of zeros. */
#include "report/plot/rate_axis.h"

#include <math.h>

#include "report/plot/brief.h"

struct rate_axis rate_axis_make(struct sheet *sheet, double least, size_t shelves, double shelf)
{
    struct rate_axis axis = {.lowest = -1, .shelves = shelves, .shelf = shelf};
    if (least > 0) /* NAN: nothing to show above the shelves */
        axis.lowest = (int)fmin(-1, floor(log10(least)));
    axis.floor = shelves ? (double)shelves * shelf + shelf / 2 : 0;
    axis.top = sheet_up(sheet) - shelf / 2;

    /* A terminal or a very long axis has no room for every decade. */
    double decade = (axis.top - axis.floor) / -axis.lowest;
    int step = (int)ceil((sheet->terminal ? 1.5 : 1.1) * sheet->line / decade);
    FILE *tics = sheet_data(sheet, "ytics"), *lines = sheet_data(sheet, "minor");
    for (int k = axis.lowest; k <= 0; k++) {
        char text[32];
        double y = rate_axis_y(&axis, pow(10, k));
        if (-k % step == 0)
            fprintf(tics, "%g\t%s\n", y, percent_write(text, sizeof text, pow(10, k)));
        for (int m = 2; m < 10 && k < 0 && decade > 60; m++)
            fprintf(lines, "%g\n", rate_axis_y(&axis, m * pow(10, k)));
    }
    sheet_number(sheet, "shelf_top", shelves ? axis.floor - shelf / 4 : 0);
    return axis;
}

double rate_axis_y(const struct rate_axis *axis, double rate)
{
    double y = axis->floor + (axis->top - axis->floor) * (1 - log10(rate) / axis->lowest);
    return fmax(y, axis->floor);
}

double rate_axis_shelf(const struct rate_axis *axis, size_t i)
{
    return axis->shelf * ((double)(axis->shelves - 1 - i) + 0.5);
}
