/* A terminal's text on a page: escape sequences become spans. */
#include "report/html/terminal.h"

#include <string.h>

#include "report/html/escape.h"
#include "report/text/grid.h"

static const struct {
    enum grid_style style;
    const char *class;
} classes[] = {
    {GRID_BOLD, "bold"},   {GRID_DIM, "dim"},       {GRID_RED, "red"},
    {GRID_GREEN, "green"}, {GRID_YELLOW, "yellow"},
};

/* The class of the sequence that `text` begins with, and its length; NULL if it begins none. */
static const char *class_of(const char *text, size_t *length)
{
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) {
        const char *sequence = style_begin(classes[i].style, true);
        *length = strlen(sequence);
        if (strncmp(text, sequence, *length) == 0)
            return classes[i].class;
    }
    return NULL;
}

void html_terminal(FILE *out, const char *text, const char *label)
{
    const char *end = style_end(true);
    bool open = false;
    fputs("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"", out);
    html_text(out, label);
    fputs("\"><pre>\n", out);
    while (*text) {
        size_t length = strlen(end);
        bool ends = strncmp(text, end, length) == 0;
        const char *class = ends ? NULL : class_of(text, &length);
        if (!ends && !class) {
            length = 1 + strcspn(text + 1, "\033");
            html_some(out, text, length);
        } else if (open) {
            fputs("</span>", out);
            open = false;
        }
        if (class) {
            fprintf(out, "<span class=\"%s\">", class);
            open = true;
        }
        text += length;
    }
    fputs(open ? "</span></pre></div>\n" : "</pre></div>\n", out);
}
