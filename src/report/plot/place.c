/* Room for labels. */
#include "report/plot/place.h"

#include <math.h>
#include <stdlib.h>

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
