/* The verdict on a queue, on a page. */
#include "report/html/verdict_html.h"

#include "report/html/escape.h"
#include "report/text/verdict.h"

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
