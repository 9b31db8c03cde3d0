/* Lessons in HTML: a tag for every part. */
#include "report/html/markdown.h"

#include "report/html/escape.h"
#include "report/text/markdown.h"

#define WIDE "<div class=\"wide\" tabindex=\"0\" role=\"group\" aria-label="

static const struct {
    const char *begin, *end;
} tags[MARKDOWN_PARTS] = {
    [MARKDOWN_TITLE] = {"<h1>", "</h1>\n"},
    [MARKDOWN_HEADING] = {"<h2>", "</h2>\n"},
    [MARKDOWN_MINOR] = {"<h3>", "</h3>\n"},
    [MARKDOWN_PARAGRAPH] = {"<p>", "</p>\n"},
    [MARKDOWN_LIST] = {"<ul>\n", "</ul>\n"},
    [MARKDOWN_ITEM] = {"<li>", "</li>\n"},
    [MARKDOWN_CODE] = {WIDE "\"Code\"><pre>", "</pre></div>\n"},
    [MARKDOWN_TABLE] = {WIDE "\"Table\"><table>\n", "</table></div>\n"},
    [MARKDOWN_HEAD] = {"<thead><tr>", "</tr></thead>\n"},
    [MARKDOWN_NAME] = {"<th scope=\"col\" class=\"text\">", "</th>"},
    [MARKDOWN_BODY] = {"<tbody>\n", "</tbody>"},
    [MARKDOWN_ROW] = {"<tr>", "</tr>\n"},
    [MARKDOWN_CELL] = {"<td class=\"text\">", "</td>"},
    [MARKDOWN_WORD] = {"<code>", "</code>"},
    [MARKDOWN_STRONG] = {"<strong>", "</strong>"},
    [MARKDOWN_STRESS] = {"<em>", "</em>"},
};

static void begin(void *out, enum markdown part)
{
    fputs(tags[part].begin, out);
}

static void end(void *out, enum markdown part)
{
    fputs(tags[part].end, out);
}

static void put_text(void *out, const char *text, size_t length)
{
    html_some(out, text, length);
}

void html_markdown(FILE *out, const char *text, const char *stop)
{
    static const struct markdown_printer printer = {begin, end, put_text};
    markdown_read(&printer, out, text, stop);
}
