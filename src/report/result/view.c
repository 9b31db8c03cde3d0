/* The queues of a result in the order in which they are shown. */
#include "report/result/view.h"

#include <assert.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>

#include "report/result/status.h"

static double or_less_than_zero(double rate)
{
    return isnan(rate) ? -1 : rate;
}

int point_order(const struct point *a, const struct point *b)
{
    double x = or_less_than_zero(a->rate_median), y = or_less_than_zero(b->rate_median);
    if (x == y) {
        x = or_less_than_zero(a->rate_max);
        y = or_less_than_zero(b->rate_max);
    }
    return (x > y) - (x < y);
}

static int compare_lines(const void *left, const void *right)
{
    const struct line *a = left, *b = right;
    int order = b->lied - a->lied;
    if (order == 0 && a->lied)
        order = point_order(b->worst, a->worst);
    return order ? order : (a->queue > b->queue) - (a->queue < b->queue);
}

static void fill_line(const struct result *result, const struct point *points, struct line *line)
{
    size_t values = result->lab->value_count;
    const struct seen seen =
        result_seen(result, points, result->lab->queue_count * values, line->queue);
    line->class = result->lab->queues[line->queue].queue;
    line->finding = finding_of(result, line->queue, &seen);
    line->lied = seen.lied;
    line->wrong = seen.wrong;
    line->allowed = wrong_allowed(&result->lab->queues[line->queue]);
    for (size_t value = 0; value < values; value++) {
        const struct point *point = point_at(result, points, line->queue, value);
        line->runs += point->runs;
        line->runs_lied += point->runs_with_spurious;
        tally_add(&line->tally, &point->tally);
        faulty_add(&line->faulty, &point->faulty);
        for (int wrong = 0; wrong < WRONGS; wrong++)
            line->runs_wrong[wrong] += point->runs_wrong[wrong];
        line->runs_made += point->runs_made;
        if (!line->worst || point_order(point, line->worst) > 0)
            line->worst = point;
    }
}

struct line *result_lines(const struct result *result, const struct point *points)
{
    struct line *lines = points ? calloc(result->lab->queue_count + 1, sizeof *lines) : NULL;
    for (size_t queue = 0; lines && queue < result->lab->queue_count; queue++) {
        lines[queue].queue = queue;
        fill_line(result, points, &lines[queue]);
    }
    return lines;
}

int view_open(struct view *view, FILE *out, size_t width, bool colour, const struct result *result)
{
    *view = (struct view){.out = out, .width = width, .colour = colour, .result = result};
    view->line_count = result->lab->queue_count;
    view->points = result_points(result, &view->point_count);
    view->lines = result_lines(result, view->points);
    if (!view->lines) {
        view_close(view);
        return ENOMEM;
    }
    qsort(view->lines, view->line_count, sizeof *view->lines, compare_lines);
    return 0;
}

void view_close(struct view *view)
{
    free(view->points);
    free(view->lines);
}

const struct point *view_point(const struct view *view, size_t queue, size_t value)
{
    assert(queue < view->line_count && value < view->result->lab->value_count);
    return point_at(view->result, view->points, queue, value);
}

bool view_wrong(const struct view *view)
{
    for (size_t i = 0; i < view->line_count; i++)
        if (view->lines[i].wrong)
            return true;
    return false;
}

bool view_tested(const struct view *view)
{
    for (size_t i = 0; i < view->line_count; i++)
        if (view->lines[i].lied || view->lines[i].tally.attempts > 0)
            return true;
    return false;
}

bool view_aside(const struct view *view)
{
    return workload_has(view->result->lab->scenario.workload, TRAIT_ASIDE) && !view_tested(view);
}
