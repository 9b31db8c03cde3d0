/* The index of the page: every lab in a row, and the machines on which they ran. */
#include <string.h>

#include "lab/part.h"
#include "report/html_parts.h"

void html_verdict(FILE *out, const struct line *line, const char *text)
{
    enum grid_style style = verdict_style(line);
    const char *class = style == GRID_GREEN             ? "honest"
                        : style == GRID_RED             ? "refuted"
                        : finding_is_lie(line->finding) ? "lies"
                                                        : "open";
    fprintf(out, "<span class=\"verdict %s\">", class);
    html_text(out, text);
    fputs("</span>", out);
}

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
            html_verdict(out, &view->lines[i], text);
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
    if (!html_aside(&part->view))
        put_counts(out, &part->view);
    fprintf(out, "<br><small>%s</small></td><td class=\"text\">",
            html_aside(&part->view) ? "not about Empties" : status_words(&part->view));
    html_origin(out, part->section, "<br>");
    fputs("</td>", out);
}

static void put_row(FILE *out, const struct html_part *part, size_t i)
{
    const struct html_section *section = part->section;
    fputs("<tr><td>", out);
    if (section->number > 0)
        fprintf(out, "%d", section->number);
    fputs("</td><th scope=\"row\" class=\"text\">", out);
    if (section->result)
        fprintf(out, "<a href=\"#s%zu\">", i);
    html_text(out, section->name);
    fprintf(out, "%s</th><td class=\"prose\">", section->result ? "</a>" : "");
    html_text(out, section->title);
    fputs("</td>", out);
    if (section->result) {
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
        put_row(out, &parts[i], i);
    }
    fputs("</tbody>\n</table>\n</div>\n</section>\n", out);
}

static bool same_machine(const struct machine *a, const struct machine *b)
{
    return strcmp(a->host, b->host) == 0 && strcmp(a->cpu, b->cpu) == 0 &&
           strcmp(a->kernel, b->kernel) == 0 && strcmp(a->allowed, b->allowed) == 0 &&
           strcmp(a->compiler, b->compiler) == 0 && strcmp(a->flags, b->flags) == 0;
}

/* The first part made on the same machine as the i-th. */
static size_t first_there(const struct html_part *parts, size_t i)
{
    size_t first = 0;
    while (first < i &&
           !(parts[first].view.result &&
             same_machine(&parts[first].view.result->machine, &parts[i].view.result->machine)))
        first++;
    return first;
}

static void put_machine(FILE *out, const struct html_part *parts, size_t count, size_t i)
{
    const struct machine *machine = &parts[i].view.result->machine;
    const char *comma = "";
    fputs("<tr><th scope=\"row\" class=\"text\">", out);
    html_text(out, *machine->host ? machine->host : "unknown");
    fputs("</th><td class=\"text\">", out);
    html_text(out, *machine->cpu ? machine->cpu : "unknown");
    fputs("</td><td class=\"text\">", out);
    html_print(out, "%s (%d of %d)", machine->allowed, machine->cpus_allowed, machine->cpus_online);
    fputs("</td><td class=\"text\">", out);
    html_text(out, machine->kernel);
    fputs("</td><td class=\"text\">", out);
    html_print(out, "%s %s", machine->compiler, machine->flags);
    fputs("</td><td class=\"prose\">", out);
    for (size_t j = i; j < count; j++) {
        if (!parts[j].view.result || first_there(parts, j) != i)
            continue;
        fputs(comma, out);
        html_text(out, parts[j].section->name);
        comma = ", ";
    }
    fputs("</td></tr>\n", out);
}

void html_machines(FILE *out, const struct html_part *parts, size_t count)
{
    fputs("<section aria-labelledby=\"machines\">\n<h2 id=\"machines\">The machines</h2>\n"
          "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Machines\">\n<table>\n"
          "<thead><tr><th scope=\"col\" class=\"text\">host</th><th scope=\"col\" "
          "class=\"text\">processor</th>"
          "<th scope=\"col\" class=\"text\">allowed</th><th scope=\"col\" class=\"text\">kernel"
          "</th><th scope=\"col\" class=\"text\">compiler</th><th scope=\"col\" class=\"text\">ran"
          "</th></tr></thead>\n<tbody>\n",
          out);
    for (size_t i = 0; i < count; i++)
        if (parts[i].view.result && first_there(parts, i) == i)
            put_machine(out, parts, count, i);
    fputs("</tbody>\n</table>\n</div>\n</section>\n", out);
}
