/* Throughput as a student reads it: speed, ratios, fairness, and who is fastest. */
#include "report/text/throughput_text.h"

#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report/result/finish.h"
#include "lab/figure.h"
#include "report/text/grid.h"

enum { COLUMNS = 4 }; /* numbers of threads side by side, at most */

/* What all parts of the page need. */
struct page {
    FILE *out;
    const struct throughput_result *result;
    const struct throughput_point *points;
    size_t base;
    bool colour;
};

static const char *name_of(const struct page *page, size_t queue)
{
    return page->result->queues[queue]->name;
}

static const struct throughput_point *point_of(const struct page *page, size_t queue, size_t n)
{
    return &page->points[queue * page->result->thread_counts + n];
}

/* "0.21 (0.19…0.24)" */
static struct figure ratio_figure(double median, double low, double high)
{
    struct figure all;
    snprintf(all.text, sizeof all.text, "%.12s (%.12s…%.12s)", figure_plain(median).text,
             figure_plain(low).text, figure_plain(high).text);
    return all;
}

static void add_speed(struct grid *grid, const struct page *page, size_t queue, size_t n)
{
    grid_add(grid, GRID_PLAIN, "%s", figure_speed(point_of(page, queue, n)->ops_per_second).text);
}

static void add_ratio(struct grid *grid, const struct page *page, size_t queue, size_t n)
{
    const struct throughput_point *point = point_of(page, queue, n);
    const struct paired *ratio = &point->ratio;
    if (queue == page->base)
        grid_add(grid, GRID_DIM, "1");
    else if (ratio->pairs < PAIRS_LEAST)
        grid_add(grid, GRID_DIM, "only %zu pairs", ratio->pairs);
    else
        grid_add(grid, point->faster == UNDECIDED ? GRID_DIM : GRID_PLAIN, "%s",
                 ratio_figure(ratio->median, ratio->interval.low, ratio->interval.high).text);
}

typedef void add_cell(struct grid *grid, const struct page *page, size_t queue, size_t n);

/* A row per queue, a column per number of threads from `first` on. */
static void fill(struct grid *grid, const struct page *page, add_cell *add, size_t first,
                 size_t columns)
{
    static const char *const letters[] = {"l", "lr", "lrr", "lrrr", "lrrrr"};
    const struct throughput_result *result = page->result;
    grid_begin(grid, letters[columns]);
    grid_add(grid, GRID_BOLD, "queue");
    for (size_t n = first; n < first + columns; n++)
        grid_add(grid, GRID_BOLD, "%zu thread%s", result->threads[n],
                 result->threads[n] == 1 ? "" : "s");
    grid_rule(grid);
    for (size_t queue = 0; queue < result->queue_count; queue++) {
        grid_add(grid, queue == page->base ? GRID_BOLD : GRID_PLAIN, "%s", name_of(page, queue));
        for (size_t n = first; n < first + columns; n++)
            add(grid, page, queue, n);
    }
}

/* As many columns side by side as fit, the others below. */
static int print_table(const struct page *page, const char *title, add_cell *add)
{
    size_t columns, count = page->result->thread_counts;
    int error = 0;
    fprintf(page->out, "%s\n\n", title);
    for (size_t first = 0; first < count && !error; first += columns) {
        struct grid grid;
        columns = count - first < COLUMNS ? count - first : COLUMNS;
        fill(&grid, page, add, first, columns);
        for (; columns > 1 && grid_width(&grid) > GRID_WIDTH;
             fill(&grid, page, add, first, columns)) {
            grid_free(&grid);
            columns = (columns + 1) / 2;
        }
        error = grid_print(page->out, &grid, page->colour);
        grid_free(&grid);
        fputc('\n', page->out);
    }
    return error;
}

static int print_costs(const struct page *page)
{
    const struct throughput_result *result = page->result;
    size_t last = result->thread_counts - 1;
    struct grid grid;
    fprintf(page->out, "Fairness and cost, %zu thread%s\n\n", result->threads[last],
            result->threads[last] == 1 ? "" : "s");
    grid_begin(&grid, "lrrrr");
    grid_add(&grid, GRID_BOLD, "queue");
    grid_add(&grid, GRID_BOLD, "slowest/fastest");
    grid_add(&grid, GRID_BOLD, "Jain's index");
    grid_add(&grid, GRID_BOLD, "failed of 1000");
    grid_add(&grid, GRID_BOLD, "CPU an operation");
    grid_rule(&grid);
    for (size_t queue = 0; queue < result->queue_count; queue++) {
        const struct throughput_point *point = point_of(page, queue, last);
        grid_add(&grid, GRID_PLAIN, "%s", name_of(page, queue));
        if (point->runs == 0) {
            grid_end_row(&grid);
            continue;
        }
        grid_add(&grid, GRID_PLAIN, "%.2f", point->share);
        grid_add(&grid, GRID_PLAIN, "%.2f", point->jain);
        grid_add(&grid, GRID_PLAIN, "%s", figure_plain(point->failed_per_1000).text);
        grid_add(&grid, GRID_PLAIN, "%s", figure_time(point->cpu_ns_per_operation).text);
    }
    int error = grid_print(page->out, &grid, page->colour);
    grid_free(&grid);
    fputc('\n', page->out);
    return error;
}

/* "2 threads: fastest of ours scq, 24 M/s; of the libraries ck-ring, 8 M/s; scq is 3.1 (2.7…3.4) ×
 * ck-ring" */
static void print_verdict(const struct page *page, size_t n)
{
    const struct throughput_result *result = page->result;
    size_t ours = throughput_fastest(result, page->points, n, false);
    size_t theirs = throughput_fastest(result, page->points, n, true);
    char first[32], mine[128] = "", yours[128] = "", ratio[160] = "", text[512];
    snprintf(first, sizeof first, "%zu thread%s", result->threads[n],
             result->threads[n] == 1 ? ":  " : "s: ");
    if (ours < result->queue_count)
        snprintf(mine, sizeof mine, "fastest of ours %s, %s/s; ", name_of(page, ours),
                 figure_speed(point_of(page, ours, n)->ops_per_second).text);
    if (theirs < result->queue_count) {
        const struct throughput_point *point = point_of(page, theirs, n);
        const struct paired *paired = &point->ratio;
        snprintf(yours, sizeof yours, "of the libraries %s, %s/s; ", name_of(page, theirs),
                 figure_speed(point->ops_per_second).text);
        if (theirs != page->base && paired->pairs >= PAIRS_LEAST)
            snprintf(ratio, sizeof ratio, "%s is %s × %s", name_of(page, page->base),
                     ratio_figure(1 / paired->median, 1 / paired->interval.high,
                                  1 / paired->interval.low)
                         .text,
                     name_of(page, theirs));
    }
    int length = snprintf(text, sizeof text, "%s%s%s", mine, yours, ratio);
    if (length > 2 && text[length - 2] == ';')
        text[length - 2] = '\0';
    if (length > 0)
        text_wrap(page->out, first, text);
}

static int print_page(const struct page *page)
{
    const struct throughput_result *result = page->result;
    char title[128];
    if (!result->complete)
        fputs("INCOMPLETE: interrupted; what follows is what was measured until then.\n\n",
              page->out);
    fprintf(page->out,
            "throughput · every worker puts one and gets one, unrecorded · %s a run, %u rounds · "
            "seed %" PRIu64 "\n\n",
            figure_exact(UNIT_TIME, result->duration_ns).text, result->rounds, result->seed);
    int error = print_table(page, "Operations a second", add_speed);
    snprintf(title, sizeof title, "Speed, %s = 1", name_of(page, page->base));
    error = error ? error : print_table(page, title, add_ratio);
    error = error ? error : print_costs(page);
    for (size_t n = 0; n < result->thread_counts; n++)
        print_verdict(page, n);
    fprintf(
        page->out,
        "\nMedians over runs; ratios over paired rounds, with 95 %% bootstrap intervals. An\n"
        "operation is a put that put or a get that got; failed calls (Full, Empty, Busy) count\n"
        "apart. Threads are pinned in turn to the %d allowed processors, capacity %zu.\n",
        result->host.cpus_allowed, result->capacity);
    if (host_noisy(&result->host))
        fputs("The machine was busy with other things: its load was above its processors.\n",
              page->out);
    return error;
}

int throughput_text(FILE *out, const struct throughput_result *result, bool colour)
{
    struct page page = {.out = out, .result = result, .colour = colour};
    struct throughput_point *points = throughput_points(result, &page.base);
    if (!points)
        return ENOMEM;
    page.points = points;
    int error = print_page(&page);
    free(points);
    return error ? error : report_finish(out);
}
