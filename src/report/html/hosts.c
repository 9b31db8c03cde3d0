/* The machines on which the results of the page were made. */
#include "report/html/hosts.h"

#include <string.h>

#include "report/html/escape.h"
#include "report/html/frame.h"

/* Whether two results were made on the same machine; `a` may be none. */
static bool same_machine(const struct host *a, const struct host *b)
{
    return a && strcmp(a->name, b->name) == 0 && strcmp(a->cpu, b->cpu) == 0 &&
           strcmp(a->kernel, b->kernel) == 0 && strcmp(a->allowed, b->allowed) == 0 &&
           strcmp(a->compiler, b->compiler) == 0 && strcmp(a->flags, b->flags) == 0;
}

/* The first part made on the same machine as the i-th. */
static size_t first_there(const struct html_part *parts, size_t i)
{
    size_t first = 0;
    while (first < i && !same_machine(html_host(parts[first].section), html_host(parts[i].section)))
        first++;
    return first;
}

static void put_host(FILE *out, const struct html_part *parts, size_t count, size_t i)
{
    const struct host *host = html_host(parts[i].section);
    const char *comma = "";
    fputs("<tr><th scope=\"row\" class=\"text\">", out);
    html_text(out, *host->name ? host->name : "unknown");
    fputs("</th><td class=\"text\">", out);
    html_text(out, *host->cpu ? host->cpu : "unknown");
    fputs("</td><td class=\"text\">", out);
    html_print(out, "%s (%d of %d)", host->allowed, host->cpus_allowed, host->cpus_online);
    fputs("</td><td class=\"text\">", out);
    html_text(out, host->kernel);
    fputs("</td><td class=\"text\">", out);
    html_print(out, "%s %s", host->compiler, host->flags);
    fputs("</td><td class=\"prose\">", out);
    for (size_t j = i; j < count; j++) {
        if (!html_host(parts[j].section) || first_there(parts, j) != i)
            continue;
        fputs(comma, out);
        html_text(out, parts[j].section->name);
        comma = ", ";
    }
    fputs("</td></tr>\n", out);
}

void html_hosts(FILE *out, const struct html_part *parts, size_t count)
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
        if (html_host(parts[i].section) && first_there(parts, i) == i)
            put_host(out, parts, count, i);
    fputs("</tbody>\n</table>\n</div>\n</section>\n", out);
}
