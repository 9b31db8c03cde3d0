/* What every section begins and ends with: its heading, and where it comes from. */
#include "report/html/frame.h"

#include <inttypes.h>
#include <string.h>

#include "report/html/escape.h"
#include "lab/words.h"

const struct host *html_host(const struct html_section *section)
{
    return section->result ? &section->result->host : NULL;
}

void html_origin(FILE *out, const struct html_section *section, const char *between)
{
    const struct host *host = html_host(section);
    fprintf(out, "%s on ", section->reference ? "reference" : "own run");
    html_text(out, *host->name ? host->name : "an unknown host");
    fputs(between, out);
    html_time(out, host->started);
}

void html_heading(FILE *out, const struct html_part *part)
{
    const struct html_section *section = part->section;
    fprintf(out, "<section class=\"lab\" aria-labelledby=\"%s\">\n<h2 id=\"%s\">", part->anchor,
            part->anchor);
    if (section->number > 0)
        fprintf(out, "<span class=\"number\">%d</span> ", section->number);
    html_text(out, section->name);
    fputs("</h2>\n<p class=\"question\">", out);
    html_text(out, section->title);
    fputs("</p>\n<p class=\"quiet\">", out);
    html_origin(out, section, ", ");
    fputs("</p>\n", out);
}

/* The command line, with the seed that it was given or drew. */
static void put_command(FILE *out, const char *command, uint64_t seed)
{
    fputs("<h3>Run it again</h3>\n<pre class=\"command\">", out);
    html_text(out, command);
    if (!strstr(command, " --seed"))
        fprintf(out, " --seed %" PRIu64, seed);
    fputs("</pre>\n", out);
}

static void put_host(FILE *out, const struct host *host)
{
    html_print(out, "%s · %s · processors %s (%d of %d) · load %.1f to %.1f%s", host->name,
               *host->cpu ? host->cpu : "processor unknown", host->allowed, host->cpus_allowed,
               host->cpus_online, host->load_start, host->load_end,
               host_noisy(host) ? " · noisy: the load was above the processors" : "");
}

void html_facts(FILE *out, const struct html_section *section)
{
    const struct host *host = html_host(section);
    put_command(out, section->result->command, section->result->seed);
    fputs("<dl class=\"facts\"><dt>made</dt><dd>", out);
    html_origin(out, section, ", ");
    html_print(out, ", commit %s", host->commit);
    fputs("</dd>\n<dt>machine</dt><dd>", out);
    put_host(out, host);
    if (!workload_unrecorded(section->result->lab->scenario.workload)) {
        const struct stamp_clock *clock = &section->result->clock;
        fputs("</dd>\n<dt>stamps</dt><dd>", out);
        html_text(out, clock->why ? clock->why : words_stamp[clock->kind]);
    }
    fputs("</dd>\n<dt>folder</dt><dd><code>", out);
    html_text(out, section->folder);
    fputs("</code></dd></dl>\n<p class=\"up\"><a href=\"#index\">Back to the labs</a></p>\n"
          "</section>\n",
          out);
}
