/* The pictures of a section, each with its caption. */
#include "report/html/pictures.h"

#include <stdbool.h>

#include "report/html/escape.h"
#include "report/html/svg.h"

static void write_picture(FILE *out, const struct html_part *part, const struct plot_kind *kind,
                          const char *drawing, const char *finding)
{
    const struct html_section *section = part->section;
    char name[200], label[1400], prefix[ANCHOR_SIZE + 20];
    snprintf(name, sizeof name, "%.80s: %s", section->name, kind->caption);
    snprintf(label, sizeof label, "%s%s%s", name, *finding ? " " : "", finding);
    snprintf(prefix, sizeof prefix, "%s-%s-", part->anchor, kind->name);
    fputs("<figure>\n<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"", out);
    html_text(out, name);
    fputs("\">", out);
    html_svg(out, drawing, prefix, label);
    fprintf(out, "</div>\n<figcaption>%s</figcaption>\n</figure>\n", kind->caption);
}

void html_pictures(FILE *out, const struct html_part *part, const char *finding,
                   const char *measures)
{
    const struct html_section *section = part->section;
    bool any = section->no_picture != NULL;
    for (size_t i = 0; i < PLOT_KINDS; i++)
        any = any || section->picture[i];
    if (any)
        fputs("<h3>Pictures</h3>\n", out);
    if (section->no_picture) {
        fputs("<p class=\"note\">Not all plots could be drawn: ", out);
        html_text(out, section->no_picture);
        fputs("</p>\n", out);
    }
    for (int turn = 0; turn < 2; turn++) /* the one that stands first, then the others */
        for (size_t i = 0; i < PLOT_KINDS; i++) {
            const struct plot_kind *kind = plot_kinds[i];
            if ((kind == section->first) == (turn == 0) && section->picture[i])
                write_picture(out, part, kind, section->picture[i],
                              kind->measures ? measures : finding);
        }
}
