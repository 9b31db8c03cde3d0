/* The index of the page: every lab in a row. */
#include "report/html/index.h"

#include <string.h>

#include "lab/part.h"
#include "report/html/escape.h"
#include "report/html/frame.h"
#include "report/html/verdict_html.h"
#include "report/result/status.h"
#include "report/result/verdict.h"

/* How many queues have each verdict: "2 LIES", "6 HONEST". */
static void put_counts(FILE *out, const struct view *view)
{
    for (size_t i = 0; i < view->line_count; i++) {
        const char *words = verdict_words(&view->lines[i]);
        size_t same = 0, before = 0;
        for (size_t j = 0; j < view->line_count; j++) {
            bool equal = strcmp(verdict_words(&view->lines[j]), words) == 0;
            same += equal;
            before += equal && j < i;
        }
        char text[80];
        snprintf(text, sizeof text, "%zu %s", same, words);
        if (before == 0)
            html_verdict(out, verdict_emphasis(&view->lines[i]), text);
    }
}

static const char *status_words(const struct view *view)
{
    static const char *const words[] = {"every queue did as it claims", "a claim is refuted",
                                        "inconclusive"};
    if (!view->result->complete)
        return "ended early";
    return words[result_status(view->result, view->points, view->point_count)];
}

static void put_result(FILE *out, const struct html_part *part)
{
    fputs("<td class=\"prose\">", out);
    if (workload_unrecorded(part->view.result->lab->scenario.workload)) {
        fprintf(out, "<small>the speed of %zu queues</small>", part->view.line_count);
    } else if (view_aside(&part->view)) {
        fputs("<small>not about Empties</small>", out);
    } else {
        put_counts(out, &part->view);
        fprintf(out, "<br><small>%s</small>", status_words(&part->view));
    }
    fputs("</td><td class=\"text\">", out);
    html_origin(out, part->section, "<br>");
    fputs("</td>", out);
}

static void put_row(FILE *out, const struct html_part *part)
{
    const struct html_section *section = part->section;
    bool measured = html_host(section) != NULL;
    fputs("<tr><td>", out);
    if (section->number > 0)
        fprintf(out, "%d", section->number);
    fputs("</td><th scope=\"row\" class=\"text\">", out);
    if (measured)
        fprintf(out, "<a href=\"#%s\">", part->anchor);
    html_text(out, section->name);
    fprintf(out, "%s</th><td class=\"prose\">", measured ? "</a>" : "");
    html_text(out, section->title);
    fputs("</td>", out);
    if (measured) {
        put_result(out, part);
    } else {
        fputs("<td class=\"prose\" colspan=\"2\">not run yet: <code>qlab run ", out);
        html_text(out, section->name);
        fputs("</code></td>", out);
    }
    fputs("</tr>\n", out);
}

/* The part of the course that a row belongs to, or NULL. */
static const struct lab_part *group_of(const struct html_part *part)
{
    return part_of(part->section->number);
}

/* Begins a body of rows, after the one before if `ends`. */
static void put_group(FILE *out, const struct lab_part *group, bool ends)
{
    fprintf(out,
            "%s<tbody>\n<tr class=\"group\"><th scope=\"rowgroup\" class=\"text\" colspan=\"5\">",
            ends ? "</tbody>\n" : "");
    if (group)
        html_print(out, "Part %d: %s", group->number, group->title);
    else
        fputs("Besides the course", out);
    fputs("</th></tr>\n", out);
}

void html_index(FILE *out, const struct html_part *parts, size_t count)
{
    fputs("<section aria-labelledby=\"index\">\n<h2 id=\"index\">The labs</h2>\n"
          "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Index of the labs\">\n"
          "<table>\n<thead><tr><th scope=\"col\">no.</th>"
          "<th scope=\"col\" class=\"text\">lab</th><th scope=\"col\" class=\"text\">question</th>"
          "<th scope=\"col\" class=\"text\">queues</th><th scope=\"col\" class=\"text\">result</th>"
          "</tr></thead>\n",
          out);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || group_of(&parts[i]) != group_of(&parts[i - 1]))
            put_group(out, group_of(&parts[i]), i > 0);
        put_row(out, &parts[i]);
    }
    fputs("</tbody>\n</table>\n</div>\n</section>\n", out);
}
