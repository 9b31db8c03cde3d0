/* The section of a throughput comparison: speed, ratios, fairness. */
#include "report/html/throughput_section.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>

#include "report/html/escape.h"
#include "report/html/frame.h"
#include "report/html/pictures.h"
#include "report/html/table_html.h"
#include "lab/figure.h"
#include "report/result/throughput_tables.h"

static int put_table(FILE *out, const char *title, const struct speeds *speeds,
                     void (*make)(struct table *, const struct speeds *))
{
    struct table table;
    make(&table, speeds);
    fprintf(out, "<h3>%s</h3>\n", title);
    int error = html_table(out, &table);
    table_free(&table);
    return error;
}

/* What one must know of the runs. */
static void put_notes(FILE *out, const struct throughput_result *result)
{
    size_t broken = 0;
    for (size_t i = 0; i < result->row_count; i++)
        broken += throughput_row_broken(&result->rows[i]);
    fputs("<p class=\"quiet\">", out);
    html_print(out,
               "Every worker puts one and gets one, unrecorded · %s a run · %u rounds, shuffled · "
               "capacity %zu. An operation is a put that put or a get that got; failed calls "
               "(Full, Empty, Busy) count apart. Medians over runs, ratios over paired rounds, "
               "with 95 %% bootstrap intervals.",
               figure_exact(UNIT_TIME, result->duration_ns).text, result->rounds, result->capacity);
    fputs("</p>\n", out);
    if (!result->complete)
        fputs("<p class=\"note\">INCOMPLETE: it was ended early.</p>\n", out);
    if (broken > 0)
        fprintf(out, "<p class=\"note\">BROKEN: in %zu runs items were lost or made up.</p>\n",
                broken);
}

/* Which queue was fastest with most threads; "" if none ran. */
static void write_finding(char *text, size_t size, const struct speeds *speeds)
{
    const struct throughput_result *result = speeds->result;
    size_t last = result->thread_counts - 1, fastest = result->queue_count;
    for (size_t queue = 0; queue < result->queue_count; queue++) {
        double speed = speeds_point(speeds, queue, last)->ops_per_second;
        if (!isnan(speed) && (fastest == result->queue_count ||
                              speed > speeds_point(speeds, fastest, last)->ops_per_second))
            fastest = queue;
    }
    *text = '\0';
    if (fastest < result->queue_count)
        snprintf(text, size, "With %zu thread%s %s was fastest: %s operations a second.",
                 result->threads[last], result->threads[last] == 1 ? "" : "s",
                 result->queues[fastest]->name,
                 figure_speed(speeds_point(speeds, fastest, last)->ops_per_second).text);
}

int html_throughput(FILE *out, const struct html_part *part)
{
    const struct html_section *section = part->section;
    char finding[200];
    struct speeds speeds = {.result = section->throughput};
    struct throughput_point *points = throughput_points(section->throughput, &speeds.base);
    if (!points)
        return ENOMEM;
    speeds.points = points;
    html_heading(out, part);
    write_finding(finding, sizeof finding, &speeds);
    put_notes(out, section->throughput);
    int error = put_table(out, "How fast is it?", &speeds, speed_table);
    error = error ? error : put_table(out, "How much faster?", &speeds, ratio_table);
    error =
        error ? error : put_table(out, "Is it fair, and what does it cost?", &speeds, share_table);
    html_pictures(out, part, finding, "");
    html_facts(out, section);
    free(points);
    return error;
}
