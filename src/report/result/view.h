/* What the parts of a page share: the queues of a result in the order in which they are shown. */
#ifndef QLAB_REPORT_RESULT_VIEW_H
#define QLAB_REPORT_RESULT_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "report/result/point.h"

/* One queue over all its points. */
struct line {
    size_t queue;
    const struct queue_class *class;
    enum finding finding;
    bool lied;               /* in any run, counted or not */
    unsigned wrong, allowed; /* in what else, in any run; of which none is a surprise: WRONG_BITs */
    uint64_t runs, runs_lied; /* of all points, as there */
    struct tally tally;       /* their sum */
    struct faulty faulty;     /* as there */
    uint64_t runs_wrong[WRONGS], runs_made;
    const struct point *worst; /* where it lied most often; NULL without points */
};

/* Every queue, in the lab's order, of its points, which they borrow. From malloc; NULL when out of
 * memory, or if there are no points. */
struct line *result_lines(const struct result *result, const struct point *points);

/* The order of points by how often the queue lied: by the median over runs, then by the worst run.
 */
int point_order(const struct point *a, const struct point *b);

struct view {
    FILE *out;
    size_t width; /* columns of a line on the terminal, 60 to 100 */
    bool colour;
    const struct result *result;
    struct point *points;
    size_t point_count;
    struct line *lines; /* liars first, the worst on top; then the others in the lab's order */
    size_t line_count;
};

/* 0 or ENOMEM; free with view_close. */
int view_open(struct view *view, FILE *out, size_t width, bool colour, const struct result *result);
void view_close(struct view *view);

const struct point *view_point(const struct view *view, size_t queue, size_t value);

/* True if any queue was wrong in anything but its Empties. */
bool view_wrong(const struct view *view);

/* True if any queue was asked while items were certainly inside, or lied in a run that is not
 * counted. */
bool view_tested(const struct view *view);

/* Whether the lab is not about Empties, and met none: then there is nothing to say of them. */
bool view_aside(const struct view *view);

#endif
