/* Throughput as a student reads it: speed, ratios, fairness, and who is fastest. */
#include "report/text/throughput_text.h"

#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report/result/finish.h"
#include "report/result/throughput_tables.h"
#include "lab/figure.h"
#include "report/text/grid.h"
#include "report/text/table_text.h"

/* What all parts of the page need. */
struct page {
    FILE *out;
    size_t width;
    bool colour;
    struct speeds speeds;
};

static const char *name_of(const struct page *page, size_t queue)
{
    return page->speeds.result->queues[queue]->name;
}

/* "0.21 (0.19…0.24)" */
static struct figure ratio_figure(double median, double low, double high)
{
    struct figure all;
    snprintf(all.text, sizeof all.text, "%.12s (%.12s…%.12s)", figure_plain(median).text,
             figure_plain(low).text, figure_plain(high).text);
    return all;
}

/* A table with its notes; the caption is its title. */
static int print_table(const struct page *page, void (*make)(struct table *, const struct speeds *))
{
    struct table table;
    make(&table, &page->speeds);
    if (!table.failed)
        fprintf(page->out, "%s\n\n", table.caption);
    int error = table_text(page->out, &table, page->width, page->colour);
    table_text_notes(page->out, &table, page->width);
    if (table.note_count > 0)
        fputc('\n', page->out);
    table_free(&table);
    return error;
}

/* "2 threads: fastest of ours scq, 24 M/s; of the libraries ck-ring, 8 M/s; scq is 3.1 (2.7…3.4) ×
 * ck-ring" */
static void print_verdict(const struct page *page, size_t n)
{
    const struct throughput_result *result = page->speeds.result;
    size_t ours = throughput_fastest(result, page->speeds.points, n, false);
    size_t theirs = throughput_fastest(result, page->speeds.points, n, true);
    char first[32], mine[128] = "", yours[128] = "", ratio[160] = "", text[512];
    snprintf(first, sizeof first, "%zu thread%s", result->threads[n],
             result->threads[n] == 1 ? ":  " : "s: ");
    if (ours < result->queue_count)
        snprintf(mine, sizeof mine, "fastest of ours %s, %s/s; ", name_of(page, ours),
                 figure_speed(speeds_point(&page->speeds, ours, n)->ops_per_second).text);
    if (theirs < result->queue_count) {
        const struct throughput_point *point = speeds_point(&page->speeds, theirs, n);
        const struct paired *paired = &point->ratio;
        snprintf(yours, sizeof yours, "of the libraries %s, %s/s; ", name_of(page, theirs),
                 figure_speed(point->ops_per_second).text);
        if (theirs != page->speeds.base && paired->pairs >= PAIRS_LEAST)
            snprintf(ratio, sizeof ratio, "%s is %s × %s", name_of(page, page->speeds.base),
                     ratio_figure(1 / paired->median, 1 / paired->interval.high,
                                  1 / paired->interval.low)
                         .text,
                     name_of(page, theirs));
    }
    int length = snprintf(text, sizeof text, "%s%s%s", mine, yours, ratio);
    if (length > 2 && text[length - 2] == ';')
        text[length - 2] = '\0';
    if (length > 0)
        text_wrap_in(page->out, page->width, first, text);
}

static int print_page(const struct page *page)
{
    const struct throughput_result *result = page->speeds.result;
    if (!result->complete)
        fputs("INCOMPLETE: interrupted; what follows is what was measured until then.\n\n",
              page->out);
    fprintf(page->out,
            "throughput · every worker puts one and gets one, unrecorded · %s a run, %u rounds · "
            "seed %" PRIu64 "\n\n",
            figure_exact(UNIT_TIME, result->duration_ns).text, result->rounds, result->seed);
    int error = print_table(page, speed_table);
    error = error ? error : print_table(page, ratio_table);
    error = error ? error : print_table(page, share_table);
    for (size_t n = 0; n < result->thread_counts; n++)
        print_verdict(page, n);
    char text[500];
    fputc('\n', page->out);
    snprintf(
        text, sizeof text,
        "Medians over runs; ratios over paired rounds, with 95 %% bootstrap intervals. An "
        "operation is a put that put or a get that got; failed calls (Full, Empty, Busy) count "
        "apart. Threads are pinned in turn to the %d allowed processors, capacity %zu.",
        result->host.cpus_allowed, result->capacity);
    text_wrap_in(page->out, page->width, "", text);
    if (host_noisy(&result->host))
        fputs("The machine was busy with other things: its load was above its processors.\n",
              page->out);
    return error;
}

int throughput_text(FILE *out, const struct throughput_result *result, size_t width, bool colour)
{
    struct page page = {.out = out, .width = width, .colour = colour, .speeds.result = result};
    struct throughput_point *points = throughput_points(result, &page.speeds.base);
    if (!points)
        return ENOMEM;
    page.speeds.points = points;
    int error = print_page(&page);
    free(points);
    return error ? error : report_finish(out);
}
