/* How every table of a page begins. */
#include "report/html/table_html.h"

void html_table(FILE *out, const char *caption)
{
    fprintf(out,
            "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"%s\">\n<table>\n"
            "<caption>%s</caption>\n",
            caption, caption);
}
