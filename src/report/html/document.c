/* What every page begins and ends with. */
#include "report/html/document.h"

#include "report/html/embedded.h"
#include "report/result/finish.h"

void html_lines(FILE *out, const char *const *lines)
{
    for (; *lines; lines++)
        fputs(*lines, out);
}

static void begin(FILE *out, const char *const *head, const char *const *style)
{
    html_lines(out, head);
    html_lines(out, style_css);
    if (style)
        html_lines(out, style);
    fputs("</style>\n</head>\n<body>\n", out);
}

void html_begin(FILE *out, const char *const *style)
{
    begin(out, head_html, style);
}

void html_begin_around(FILE *out)
{
    begin(out, around_head_html, NULL);
}

int html_end(FILE *out, const char *verb)
{
    fprintf(out,
            "</main>\n<footer><p>Made by <code>qlab %s</code>. Nothing here asks a network.</p>"
            "</footer>\n</body>\n</html>\n",
            verb);
    return report_finish(out);
}
