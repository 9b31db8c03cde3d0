/* The pictures of a section, each with its caption. */
#include "report/html/pictures.h"

#include "report/html/escape.h"
#include "report/html/svg.h"

static void write_picture(FILE *out, const struct html_section *section, size_t i, size_t kind)
{
    const char *caption =
        section->throughput ? "Operations a second, by threads." : plot_kinds[kind]->caption;
    char label[200], prefix[40];
    snprintf(label, sizeof label, "%.80s: %s", section->name, caption);
    snprintf(prefix, sizeof prefix, "s%zu%c-", i, 'a' + (int)kind);
    fputs("<figure>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"", out);
    html_text(out, label);
    fputs("\">", out);
    html_svg(out, section->picture[kind], prefix, label);
    fprintf(out, "</div>\n<figcaption>%s</figcaption>\n</figure>\n", caption);
}

void html_pictures(FILE *out, const struct html_section *section, size_t i)
{
    fputs("<h3>Pictures</h3>\n", out);
    if (section->no_picture) {
        fputs("<p class=\"note\">Not all plots could be drawn: ", out);
        html_text(out, section->no_picture);
        fputs("</p>\n", out);
    }
    for (int turn = 0; turn < 2; turn++) /* the one that stands first, then the others */
        for (size_t kind = 0; kind < PLOT_KINDS; kind++)
            if ((plot_kinds[kind] == section->first) == (turn == 0) && section->picture[kind])
                write_picture(out, section, i, kind);
}
