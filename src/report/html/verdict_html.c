/* A verdict on a page. */
#include "report/html/verdict_html.h"

#include <assert.h>

#include "report/html/escape.h"

void html_verdict(FILE *out, enum emphasis verdict, const char *text)
{
    static const char *const classes[] = {
        [HONEST] = "honest", [LIES] = "lies", [REFUTED] = "refuted", [OPEN] = "open"};
    assert(verdict >= HONEST);
    fprintf(out, "<span class=\"verdict %s\">", classes[verdict]);
    html_text(out, text);
    fputs("</span>", out);
}
