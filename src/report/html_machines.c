/* The machines on which the results of the page were made. */
#include <string.h>

#include "report/html_parts.h"

/* Whether two results were made on the same machine; `a` may be none. */
static bool same_machine(const struct machine *a, const struct machine *b)
{
    return a && strcmp(a->host, b->host) == 0 && strcmp(a->cpu, b->cpu) == 0 &&
           strcmp(a->kernel, b->kernel) == 0 && strcmp(a->allowed, b->allowed) == 0 &&
           strcmp(a->compiler, b->compiler) == 0 && strcmp(a->flags, b->flags) == 0;
}

/* The first part made on the same machine as the i-th. */
static size_t first_there(const struct html_part *parts, size_t i)
{
    size_t first = 0;
    while (first < i &&
           !same_machine(html_machine(parts[first].section), html_machine(parts[i].section)))
        first++;
    return first;
}

static void put_machine(FILE *out, const struct html_part *parts, size_t count, size_t i)
{
    const struct machine *machine = html_machine(parts[i].section);
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
        if (!html_machine(parts[j].section) || first_there(parts, j) != i)
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
        if (html_machine(parts[i].section) && first_there(parts, i) == i)
            put_machine(out, parts, count, i);
    fputs("</tbody>\n</table>\n</div>\n</section>\n", out);
}
