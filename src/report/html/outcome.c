/* What the workload measured of its own: a row per queue and swept value, a column per measure. */
#include "report/html/outcome.h"

#include <math.h>
#include <string.h>

#include "report/html/escape.h"
#include "report/html/table_html.h"
#include "report/result/measures_shown.h"
#include "lab/figure.h"
#include "report/text/measures_sentence.h"

static void put_median(FILE *out, const struct measure *class, const struct summary *measured)
{
    bool burst = measured->median == 0 && measured->most > 0;
    double value = class->many ? measured->p50 : burst ? measured->most : measured->median;
    const char *before = class->many && measured->runs > 0 ? "p50 " : burst ? "≤ " : "";
    html_print(out, "%s%s", before, figure_measure(class->unit, value).text);
}

/* A line under a figure. */
static void put_under(FILE *out, const char *before, struct figure figure, const char *after)
{
    fputs("<br><small>", out);
    html_print(out, "%s%s%s", before, figure.text, after);
    fputs("</small>", out);
}

/* What is known of the spread: "2…4", "(1…9)", "in 12 of 30 runs"; of many values their p99. */
static void put_spread(FILE *out, const struct measure *class, const struct summary *measured)
{
    enum measure_unit unit = class->unit;
    bool varies = measured->median != 0 && measured->least < measured->most;
    bool partly = measured->runs_above_zero > 0 && measured->runs_above_zero < measured->runs;
    if (class->many && measured->runs > 0)
        put_under(out, "p99 ", figure_measure(unit, measured->p99), "");
    if (class->many)
        return;
    if (varies && isnan(measured->interval.low))
        put_under(out, "(", figure_between(unit, measured->least, measured->most), ")");
    else if (varies)
        put_under(out, "", figure_between(unit, measured->interval.low, measured->interval.high),
                  "");
    if (partly)
        put_under(out, "in ", figure_of(measured->runs_above_zero, measured->runs), " runs");
}

static void put_cells(FILE *out, const struct view *view, const struct point *point,
                      const size_t *shown, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct measure *class = measure_of(view->result, shown[i]);
        struct summary measured = measure_at(point, shown[i]);
        fputs("<td>", out);
        put_median(out, class, &measured);
        put_spread(out, class, &measured);
        fputs("</td>", out);
    }
    fputs("</tr>\n", out);
}

static void put_queue(FILE *out, const struct view *view, const struct line *line,
                      const size_t *shown, size_t count)
{
    size_t values = view->result->lab->value_count;
    fprintf(out, "<tbody>\n<tr><th scope=\"%s\" class=\"name\" rowspan=\"%zu\">",
            values > 1 ? "rowgroup" : "row", values);
    html_text(out, line->class->name);
    fputs("</th>", out);
    for (size_t value = 0; value < values; value++) {
        char text[40];
        view_value(view, value, text, sizeof text);
        if (values > 1) {
            fprintf(out, "%s<th scope=\"row\">", value ? "<tr>" : "");
            html_text(out, text);
            fputs("</th>", out);
        }
        put_cells(out, view, view_point(view, line->queue, value), shown, count);
    }
    fputs("</tbody>\n", out);
}

/* What each measure is. */
static void put_help(FILE *out, const struct view *view, const size_t *shown, size_t count)
{
    fputs("<dl class=\"facts\">\n", out);
    for (size_t i = 0; i < count; i++) {
        const struct measure *class = measure_of(view->result, shown[i]);
        size_t predicted = measure_predicted(view->result, shown[i]);
        fputs("<dt>", out);
        html_text(out, class->label);
        fputs("</dt><dd>", out);
        html_text(out, class->help);
        if (predicted != MEASURE_NONE)
            html_print(out, "; a prediction of: %s", measure_of(view->result, predicted)->label);
        fputs("</dd>\n", out);
    }
    fputs("</dl>\n", out);
}

void html_measures(FILE *out, const struct view *view)
{
    size_t shown[MEASURES_MOST + 1], count = measures_shown(view->result, shown);
    char sentence[700];
    measures_sentence(sentence, sizeof sentence, view->result, view->points, false);
    fputs("<h3>What came of it?</h3>\n", out);
    if (*sentence) {
        fputs("<p class=\"finding\">", out);
        html_text(out, sentence);
        fputs("</p>\n", out);
    }
    html_table(out, "Measures of the workload, medians over runs");
    fputs("<thead><tr><th scope=\"col\" class=\"text\">queue</th>", out);
    if (view->result->lab->value_count > 1) {
        fputs("<th scope=\"col\">", out);
        html_text(out, result_knob_name(view->result));
        fputs("</th>", out);
    }
    for (size_t i = 0; i < count; i++) {
        fputs("<th scope=\"col\">", out);
        html_text(out, measure_of(view->result, shown[i])->label);
        fputs("</th>", out);
    }
    fputs("</tr></thead>\n", out);
    for (size_t i = 0; i < view->line_count; i++)
        put_queue(out, view, &view->lines[i], shown, count);
    fputs("</table>\n</div>\n", out);
    put_help(out, view, shown, count);
}
