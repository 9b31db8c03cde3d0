/* The section of one lab: what was asked and found, in words, tables, pictures and a schedule. */
#include <inttypes.h>
#include <string.h>

#include "report/html_parts.h"

static int print_scenario(const struct view *view)
{
    view_scenario(view);
    return 0;
}

static int print_notes(const struct view *view)
{
    view_notes(view);
    return 0;
}

static int print_odds(const struct view *view)
{
    view_odds(view);
    return 0;
}

static int put_heading(FILE *out, const struct html_part *part, size_t i)
{
    const struct html_section *section = part->section;
    fprintf(out, "<section class=\"lab\" aria-labelledby=\"s%zu\">\n<h2 id=\"s%zu\">", i, i);
    if (section->number > 0)
        fprintf(out, "<span class=\"number\">%d</span> ", section->number);
    html_text(out, section->name);
    fputs("</h2>\n<p class=\"question\">", out);
    html_text(out, section->title);
    fputs("</p>\n<p class=\"quiet\">", out);
    html_origin(out, section, ", ");
    fputs("</p>\n", out);
    int error =
        html_aside(&part->view) ? 0 : html_words(out, &part->view, "finding", true, view_sentence);
    error = error ? error : html_words(out, &part->view, "quiet", true, print_scenario);
    return error ? error : html_words(out, &part->view, "note", false, print_notes);
}

static void put_pictures(FILE *out, const struct html_section *section, size_t i)
{
    static const char *const says[PLOT_COUNT] = {
        [PLOT_RATE] = "How often it lied: every run is a dot.",
        [PLOT_SWEEP] = "How the rate changes with what is swept.",
        [PLOT_TIMELINE] = "One of the lies: who did what when, and what was inside meanwhile.",
        [PLOT_COST] = "What honesty costs: speed against lies.",
        [PLOT_MEASURES] = "What the workload measured of its own, a panel each.",
        [PLOT_ECDF] = "How the values are spread: the share of them that is no larger.",
    };
    fputs("<h3>Pictures</h3>\n", out);
    if (section->no_picture) {
        fputs("<p class=\"note\">Not all plots could be drawn: ", out);
        html_text(out, section->no_picture);
        fputs("</p>\n", out);
    }
    for (int n = 0, first = (int)section->first; n < PLOT_COUNT; n++) {
        int kind = n == 0 ? first : n <= first ? n - 1 : n;
        char label[200], prefix[40];
        if (!section->picture[kind])
            continue;
        snprintf(label, sizeof label, "%.80s, plot “%s”: %s", section->name, words_plot[kind],
                 says[kind]);
        snprintf(prefix, sizeof prefix, "s%zu-%s-", i, words_plot[kind]);
        fputs("<figure>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"", out);
        html_text(out, label);
        fputs("\">", out);
        html_svg(out, section->picture[kind], prefix, label);
        fprintf(out, "</div>\n<figcaption>%s</figcaption>\n</figure>\n", says[kind]);
    }
}

static int put_explained(FILE *out, const struct html_part *part)
{
    const struct html_section *section = part->section;
    if (!section->explained && !section->not_explained)
        return 0;
    fputs("<h3>The shortest interleaving that lies, or none</h3>\n", out);
    if (section->explained)
        html_terminal(out, section->explained, "What qlab explain prints");
    if (section->not_explained) {
        fputs("<p class=\"note\">", out);
        html_text(out, section->not_explained);
        fputs("</p>\n", out);
    }
    return html_words(out, &part->view, "quiet", true, print_odds);
}

/* The command line, with the seed that it was given or drew. */
static void put_command(FILE *out, const struct result *result)
{
    html_text(out, result->command);
    if (!strstr(result->command, " --seed"))
        fprintf(out, " --seed %" PRIu64, result->seed);
}

static void put_origin(FILE *out, const struct html_part *part)
{
    const struct result *result = part->view.result;
    const struct machine *machine = &result->machine;
    const struct stamp_clock *clock = &result->clock;
    fputs("<h3>Run it again</h3>\n<pre class=\"command\">", out);
    put_command(out, result);
    fputs("</pre>\n<dl class=\"facts\"><dt>made</dt><dd>", out);
    html_origin(out, part->section, ", ");
    fputs(", commit ", out);
    html_text(out, machine->commit);
    fputs("</dd>\n<dt>machine</dt><dd>", out);
    html_print(out, "%s · %s · processors %s (%d of %d) · load %.1f to %.1f%s", machine->host,
               *machine->cpu ? machine->cpu : "processor unknown", machine->allowed,
               machine->cpus_allowed, machine->cpus_online, machine->load_start, machine->load_end,
               machine_noisy(machine) ? " · noisy: the load was above the processors" : "");
    fputs("</dd>\n<dt>stamps</dt><dd>", out);
    html_text(out, clock->why ? clock->why : words_stamp[clock->kind]);
    fputs("</dd>\n<dt>folder</dt><dd><code>", out);
    html_text(out, part->section->folder);
    fputs("</code></dd></dl>\n<p class=\"up\"><a href=\"#index\">Back to the labs</a></p>\n"
          "</section>\n",
          out);
}

/* The tables. What a workload measures of its own comes first if Empties are not its subject; then
 * the others stand there only if something was tested. */
static void put_tables(FILE *out, const struct view *view)
{
    enum workload workload = view->result->lab->scenario.workload;
    bool measures = workload_measures(workload) > 0, aside = workload_has(workload, TRAIT_ASIDE);
    if (measures && aside)
        html_measures(out, view);
    if (html_aside(view))
        return;
    fputs("<h3>How often did it lie?</h3>\n", out);
    html_rates(out, view);
    if (measures && !aside)
        html_measures(out, view);
    fputs("<h3>What do the lies look like?</h3>\n", out);
    html_looks(out, view);
}

int html_section(FILE *out, const struct html_part *part, size_t i)
{
    int error = put_heading(out, part, i);
    put_tables(out, &part->view);
    put_pictures(out, part->section, i);
    error = error ? error : put_explained(out, part);
    put_origin(out, part);
    return error;
}
