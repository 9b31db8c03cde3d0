/* The section of a throughput comparison: speed, ratios, fairness. */
#include "report/html/throughput_section.h"

#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

#include "report/html/escape.h"
#include "report/html/frame.h"
#include "report/html/pictures.h"
#include "report/html/table_html.h"
#include "lab/figure.h"

/* What all its tables need. */
struct speeds {
    const struct throughput_result *result;
    const struct throughput_point *points;
    size_t base;
};

typedef void put_cell(FILE *out, const struct speeds *speeds, const struct throughput_point *point);

static const char *name_of(const struct speeds *speeds, size_t queue)
{
    return speeds->result->queues[queue]->name;
}

/* Bold: the fastest of ours, and of the libraries. */
static void put_speed(FILE *out, const struct speeds *speeds, const struct throughput_point *point)
{
    bool fastest = false;
    for (int library = 0; library < 2; library++)
        fastest |= throughput_fastest(speeds->result, speeds->points, point->point, library) ==
                   point->queue;
    fprintf(out, "<td%s>%s", fastest ? " class=\"strong\"" : "",
            figure_speed(point->ops_per_second).text);
    if (!isnan(point->ops.low))
        fprintf(out, "<br><small>%s…%s</small>", figure_speed(point->ops.low).text,
                figure_speed(point->ops.high).text);
    fputs("</td>", out);
}

static void put_ratio(FILE *out, const struct speeds *speeds, const struct throughput_point *point)
{
    const struct paired *ratio = &point->ratio;
    if (point->queue == speeds->base)
        fputs("<td class=\"strong\">1</td>", out);
    else if (ratio->pairs < PAIRS_LEAST)
        fprintf(out, "<td>–<br><small>only %zu pairs</small></td>", ratio->pairs);
    else
        fprintf(out, "<td>%s<br><small>%s…%s%s</small></td>", figure_plain(ratio->median).text,
                figure_plain(ratio->interval.low).text, figure_plain(ratio->interval.high).text,
                point->faster == UNDECIDED ? ", undecided" : "");
}

/* A row per queue, a column per number of threads. */
static void put_table(FILE *out, const struct speeds *speeds, const char *caption, put_cell *put)
{
    const struct throughput_result *result = speeds->result;
    html_table(out, caption);
    fprintf(out,
            "<thead><tr><th scope=\"col\" rowspan=\"2\" class=\"text\">queue</th>"
            "<th scope=\"colgroup\" colspan=\"%zu\">threads</th></tr>\n<tr>",
            result->thread_counts);
    for (size_t n = 0; n < result->thread_counts; n++)
        fprintf(out, "<th scope=\"col\">%zu</th>", result->threads[n]);
    fputs("</tr></thead>\n<tbody>\n", out);
    for (size_t queue = 0; queue < result->queue_count; queue++) {
        fputs("<tr><th scope=\"row\" class=\"name\">", out);
        html_text(out, name_of(speeds, queue));
        fprintf(out, "<br><small>%s</small></th>", result->queues[queue]->family);
        for (size_t n = 0; n < result->thread_counts; n++)
            put(out, speeds, &speeds->points[queue * result->thread_counts + n]);
        fputs("</tr>\n", out);
    }
    fputs("</tbody>\n</table>\n</div>\n", out);
}

static void put_costs(FILE *out, const struct speeds *speeds)
{
    const struct throughput_result *result = speeds->result;
    size_t last = result->thread_counts - 1;
    char caption[80];
    snprintf(caption, sizeof caption, "With %zu thread%s", result->threads[last],
             result->threads[last] == 1 ? "" : "s");
    html_table(out, caption);
    fputs("<thead><tr><th scope=\"col\" class=\"text\">queue</th>"
          "<th scope=\"col\">slowest / fastest worker</th><th scope=\"col\">Jain’s index</th>"
          "<th scope=\"col\">failed of 1000 calls</th>"
          "<th scope=\"col\">CPU an operation</th></tr></thead>\n<tbody>\n",
          out);
    for (size_t queue = 0; queue < result->queue_count; queue++) {
        const struct throughput_point *point =
            &speeds->points[queue * result->thread_counts + last];
        fputs("<tr><th scope=\"row\" class=\"name\">", out);
        html_text(out, name_of(speeds, queue));
        if (point->runs > 0)
            fprintf(out, "</th><td>%.2f</td><td>%.2f</td><td>%s</td><td>%s</td></tr>\n",
                    point->share, point->jain, figure_plain(point->failed_per_1000).text,
                    figure_time(point->cpu_ns_per_operation).text);
        else
            fputs("</th><td>–</td><td>–</td><td>–</td><td>–</td></tr>\n", out);
    }
    fputs("</tbody>\n</table>\n</div>\n", out);
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

int html_throughput(FILE *out, const struct html_section *section, size_t i)
{
    struct speeds speeds = {.result = section->throughput};
    struct throughput_point *points = throughput_points(section->throughput, &speeds.base);
    char caption[160];
    if (!points)
        return ENOMEM;
    speeds.points = points;
    html_heading(out, section, i);
    put_notes(out, section->throughput);
    fputs("<h3>How fast is it?</h3>\n", out);
    put_table(out, &speeds, "Operations a second; bold: the fastest of ours, and of the libraries",
              put_speed);
    fputs("<h3>How much faster?</h3>\n", out);
    snprintf(caption, sizeof caption, "Speed, %s = 1", name_of(&speeds, speeds.base));
    put_table(out, &speeds, caption, put_ratio);
    fputs("<h3>Is it fair, and what does it cost?</h3>\n", out);
    put_costs(out, &speeds);
    html_pictures(out, section, i);
    html_facts(out, section);
    free(points);
    return 0;
}
