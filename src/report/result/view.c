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

/* Orders points by how often the queue lied: by the median over runs, then by the worst run. */
static int compare_rates(const struct point *a, const struct point *b)
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
        order = compare_rates(b->worst, a->worst);
    return order ? order : (a->queue > b->queue) - (a->queue < b->queue);
}

static void fill_line(const struct view *view, struct line *line, size_t queue)
{
    line->queue = queue;
    line->class = view->result->lab->queues[queue].queue;
    line->finding = result_finding(view->result, view->points, view->point_count, queue);
    const struct seen seen = result_seen(view->result, view->points, view->point_count, queue);
    line->lied = seen.lied;
    line->wrong = seen.wrong;
    line->allowed = wrong_allowed(&view->result->lab->queues[queue]);
    for (size_t i = 0; i < view->point_count; i++) {
        const struct point *point = &view->points[i];
        if (point->queue != queue)
            continue;
        line->runs += point->runs;
        line->runs_lied += point->runs_with_spurious;
        tally_add(&line->tally, &point->tally);
        faulty_add(&line->faulty, &point->faulty);
        for (int wrong = 0; wrong < WRONGS; wrong++)
            line->runs_wrong[wrong] += point->runs_wrong[wrong];
        line->runs_made += point->runs_made;
        if (!line->worst || compare_rates(point, line->worst) > 0)
            line->worst = point;
    }
}

int view_open(struct view *view, FILE *out, size_t width, bool colour, const struct result *result)
{
    *view = (struct view){.out = out, .width = width, .colour = colour, .result = result};
    view->line_count = result->lab->queue_count;
    view->points = result_points(result, &view->point_count);
    view->lines = calloc(view->line_count + 1, sizeof *view->lines);
    if (!view->points || !view->lines) {
        view_close(view);
        return ENOMEM;
    }
    for (size_t queue = 0; queue < view->line_count; queue++)
        fill_line(view, &view->lines[queue], queue);
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
