/* Axes, looks and labels: where a rate goes, how a queue looks, what a number reads like. */
#include "report/plot/sheet.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Okabe and Ito's palette (2008), safe for colour-blind eyes; the shape repeats what the hue says.
 */
struct look queue_look(const struct queue_class *queue)
{
    static const struct {
        const char *family;
        unsigned rgb;
        int shape;
    } looks[] = {
        {"mutex", 0x0072B2, 7},    {"semaphore", 0xD55E00, 5}, {"lock-free", 0x009E73, 9},
        {"process", 0xCC79A7, 13}, {"library", 0x56B4E9, 15},  {"broker", 0xE69F00, 11},
    };
    static const double shades[] = {1, 0.7, 0.45};
    struct look look = {0x000000, 3, queue->claim == QUEUE_INEXACT};
    size_t of_family = 0; /* the queue's place in its family, by which it is darker */
    for (size_t i = 0; queue_table[i] && queue_table[i] != queue; i++)
        of_family += strcmp(queue_table[i]->family, queue->family) == 0;
    double shade = shades[of_family % 3];
    for (size_t i = 0; i < sizeof looks / sizeof looks[0]; i++)
        if (strcmp(queue->family, looks[i].family) == 0) {
            look.rgb = (unsigned)(shade * (looks[i].rgb >> 16)) << 16 |
                       (unsigned)(shade * (looks[i].rgb >> 8 & 0xff)) << 8 |
                       (unsigned)(shade * (looks[i].rgb & 0xff));
            look.shape = looks[i].shape;
        }
    return look;
}

int look_shape(struct look look)
{
    return look.hollow ? look.shape - 1 : look.shape; /* gnuplot pairs hollow and filled so */
}

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

static int ascending(const void *a, const void *b)
{
    double x = **(double *const *)a, y = **(double *const *)b;
    return (x > y) - (x < y);
}

void push_apart(double *at, size_t n, double gap, double low, double high)
{
    double *sorted[256];
    if (n == 0 || n > sizeof sorted / sizeof sorted[0])
        return;
    for (size_t i = 0; i < n; i++)
        sorted[i] = &at[i];
    qsort(sorted, n, sizeof sorted[0], ascending);
    for (int round = 0; round < 200;
         round++) /* neighbours share the push, so a heap stays centred */
        for (size_t i = 1; i < n; i++) {
            double lack = gap - (*sorted[i] - *sorted[i - 1]);
            if (lack > 0) {
                *sorted[i] += lack / 2;
                *sorted[i - 1] -= lack / 2;
            }
        }
    double least = low;
    for (size_t i = 0; i < n; i++, least += gap)
        *sorted[i] = fmax(*sorted[i], i ? fmax(least, *sorted[i - 1] + gap) : least);
    double most = high;
    for (size_t i = n; i-- > 0; most = *sorted[i] - gap)
        *sorted[i] = fmin(*sorted[i], most);
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

char *percent_write(char *text, size_t size, double rate)
{
    double percent = 100 * rate;
    int digits = 0;
    if (percent > 0 && percent < 10)
        digits = 1 - (int)floor(log10(percent) + 1e-9);
    else if (percent > 99 && percent < 100)
        digits = 2; /* nearly always is not always */
    char number[400];
    snprintf(number, sizeof number, "%.*f", digits, percent);
    size_t length = strlen(number);
    if (digits > 0) {
        while (number[length - 1] == '0')
            length--;
        if (number[length - 1] == '.')
            length--;
    }
    number[length] = '\0';
    snprintf(text, size, "%s %%", number);
    return text;
}

char *short_value(char *text, size_t size, const struct lab *lab, size_t i)
{
    static const char *const counts[] = {"", "k", "M", "G", "T"};
    static const char *const times[] = {"ns", "us", "ms", "s", "ks"};
    enum knob_unit unit = knob_table[lab->sweep].unit;
    if (unit == UNIT_WORD)
        return knob_write(text, size, lab->sweep, lab->values[i]);
    double value = (double)lab->values[i];
    size_t k = 0;
    for (; value >= 1000 && k < 4; k++)
        value /= 1000;
    if (lab->values[i] == 0)
        snprintf(text, size, "0");
    else
        snprintf(text, size, "%.4g%s", value, unit == UNIT_TIME ? times[k] : counts[k]);
    return text;
}
