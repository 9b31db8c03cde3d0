/* The pictures of a section, each with its caption. */
#include "report/html/parts.h"

void html_pictures(FILE *out, const struct html_section *section, size_t i)
{
    static const char *const usual[PLOT_COUNT] = {
        [PLOT_RATE] = "How often it lied: every run is a dot.",
        [PLOT_SWEEP] = "How the rate changes with what is swept.",
        [PLOT_TIMELINE] = "One of the lies: who did what when, and what was inside meanwhile.",
        [PLOT_COST] = "What honesty costs: speed against lies.",
        [PLOT_MEASURES] = "What the workload measured of its own, a panel each.",
        [PLOT_ECDF] = "How the values are spread: the share of them that is no larger.",
    };
    const char *const speed[PLOT_COUNT] = {"Operations a second, by threads."};
    const char *const *says = section->throughput ? speed : usual;
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
        snprintf(label, sizeof label, "%.80s: %s", section->name, says[kind]);
        snprintf(prefix, sizeof prefix, "s%zu%c-", i, 'a' + kind);
        fputs("<figure>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"", out);
        html_text(out, label);
        fputs("\">", out);
        html_svg(out, section->picture[kind], prefix, label);
        fprintf(out, "</div>\n<figcaption>%s</figcaption>\n</figure>\n", says[kind]);
    }
}
