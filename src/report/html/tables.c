/* The tables of a lab: how often each queue lied, and what the lies look like. */
#include "report/html/tables.h"

#include <inttypes.h>
#include <math.h>

#include "report/html/escape.h"
#include "report/html/table_html.h"
#include "report/html/verdict_html.h"
#include "lab/figure.h"
#include "report/text/verdict.h"

static void put_queue(FILE *out, const struct line *line, bool claim)
{
    fputs("<tr><th scope=\"row\" class=\"name\">", out);
    html_text(out, line->class->name);
    if (claim)
        fprintf(out, "<br><small>%s · %s</small>", line->class->family,
                claim_word(line->class->claim));
    fputs("</th>", out);
}

/* Liars and the others are a body each. */
static void part_bodies(FILE *out, const struct view *view, size_t i)
{
    if (i > 0 && view->lines[i].lied != view->lines[i - 1].lied)
        fputs("</tbody>\n<tbody>\n", out);
}

static void put_rate(FILE *out, const struct point *point)
{
    bool burst = point->rate_median == 0 && point->rate_max > 0;
    bool lied = point->rate_max > 0;
    fprintf(out, "<td%s>%s%s", lied ? " class=\"strong\"" : "", burst ? "≤&nbsp;" : "",
            figure_rate(burst ? point->rate_max : point->rate_median).text);
    if (isnan(point->rate.low) && lied)
        fprintf(out, "<br><small>(%s)</small>",
                figure_range(point->rate_min, point->rate_max).text);
    else if (point->rate.high > 0)
        fprintf(out, "<br><small>%s</small>", figure_range(point->rate.low, point->rate.high).text);
    fputs("</td>", out);
}

static void put_runs(FILE *out, const struct line *line)
{
    if (line->runs == 0) {
        fputs("<td>–</td>", out);
        return;
    }
    struct interval share = stats_clopper_pearson(line->runs_lied, line->runs, 0.95);
    fprintf(out, "<td>%s<br><small>%s%s</small></td>", figure_of(line->runs_lied, line->runs).text,
            line->runs_lied ? "" : "≤&nbsp;",
            line->runs_lied ? figure_range(share.low, share.high).text
                            : figure_rate(share.high).text);
}

void html_rates(FILE *out, const struct view *view)
{
    size_t values = view->result->lab->value_count;
    html_table(out, "Spurious Empties of all calls made while items were certainly inside");
    fprintf(out,
            "<thead><tr><th scope=\"col\" rowspan=\"2\" class=\"text\">queue</th>"
            "<th scope=\"colgroup\" colspan=\"%zu\">rate by %s</th>"
            "<th scope=\"col\" rowspan=\"2\">runs lied</th>"
            "<th scope=\"col\" rowspan=\"2\" class=\"text\">verdict</th></tr>\n<tr>",
            values, result_knob_name(view->result));
    for (size_t value = 0; value < values; value++) {
        char text[40];
        view_value(view, value, text, sizeof text);
        fprintf(out, "<th scope=\"col\">%s</th>", text);
    }
    fputs("</tr></thead>\n<tbody>\n", out);
    for (size_t i = 0; i < view->line_count; i++) {
        const struct line *line = &view->lines[i];
        part_bodies(out, view, i);
        put_queue(out, line, true);
        for (size_t value = 0; value < values; value++)
            put_rate(out, view_point(view, line->queue, value));
        put_runs(out, line);
        fputs("<td class=\"text\">", out);
        html_verdict(out, line, verdict_words(line));
        fputs("</td></tr>\n", out);
    }
    fputs("</tbody>\n</table>\n</div>\n", out);
}

static void put_longest(FILE *out, const struct view *view, const struct tally *tally)
{
    if (tally->episodes == 0)
        fputs("<td>–</td>", out);
    else if (view->result->clock.kind == STAMP_TICKET)
        fprintf(out, "<td>%s tickets</td>", figure_count(tally->longest_episode).text);
    else
        fprintf(out, "<td>%s</td>", figure_time((double)tally->longest_episode).text);
}

static void put_look(FILE *out, const struct view *view, const struct line *line)
{
    const struct tally *tally = &line->tally;
    size_t last = view->result->lab->value_count - 1;
    double first =
        tally->first_attempts ? (double)tally->first_spurious / (double)tally->first_attempts : NAN;
    put_queue(out, line, false);
    fprintf(out, "<td>%s</td><td>%s</td>", figure_of(tally->spurious, tally->attempts).text,
            figure_count(tally->episodes).text);
    put_longest(out, view, tally);
    fprintf(out, "<td>%s</td><td>%s</td><td>%s</td></tr>\n", figure_rate(first).text,
            figure_count(tally->busy).text,
            figure_speed(view_point(view, line->queue, last)->ops_per_second).text);
}

void html_looks(FILE *out, const struct view *view)
{
    char value[80];
    view_value_words(view, view->result->lab->value_count - 1, value, sizeof value);
    html_table(out, "All counted runs together");
    fprintf(
        out,
        "<thead><tr><th scope=\"col\" class=\"text\">queue</th><th scope=\"col\">lies of calls</th>"
        "<th scope=\"col\">episodes</th><th scope=\"col\">longest</th>"
        "<th scope=\"col\">first try</th><th scope=\"col\">busy</th>"
        "<th scope=\"col\">items/s<br><small>%s</small></th></tr></thead>\n<tbody>\n",
        value);
    for (size_t i = 0; i < view->line_count; i++) {
        part_bodies(out, view, i);
        put_look(out, view, &view->lines[i]);
    }
    fputs("</tbody>\n</table>\n</div>\n", out);
}
