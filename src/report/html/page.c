/* The page: head, index, sections; then what the words mean, and the machines.
 *
 * It loads nothing, from anywhere: style and pictures are inline, and the policy in head.html makes
 * a browser refuse whatever should get in all the same.
 */
#include "report/html/page.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "report/html/document.h"
#include "report/html/embedded.h"
#include "report/html/escape.h"
#include "report/html/frame.h"
#include "report/html/hosts.h"
#include "report/html/index.h"
#include "report/html/section.h"
#include "report/result/finish.h"
#include "report/text/terminal.h"

static void put_header(FILE *out, const struct html_page *page)
{
    size_t measured = 0;
    for (size_t i = 0; i < page->count; i++)
        measured += html_host(&page->sections[i]) != NULL;
    fputs("<header>\n<h1>Why does a queue say Empty when it is not?</h1>\n<p class=\"quiet\">",
          out);
    fprintf(out, "%zu result%s of qlab, a teaching lab for queue race conditions · ", measured,
            measured == 1 ? "" : "s");
    html_time(out, page->made);
    fputs(" · <a href=\"#lie\">what is a lie?</a> · <a href=\"#legend\">how to read the "
          "tables</a></p>\n"
          "</header>\n<main>\n",
          out);
}

static int put_sections(FILE *out, const struct html_part *parts, size_t count)
{
    int error = 0;
    for (size_t i = 0; i < count && error == 0; i++)
        if (parts[i].section->result)
            error = html_section(out, &parts[i]);
    return error;
}

static int put_page(FILE *out, const struct html_page *page, const struct html_part *parts)
{
    bool played = false;
    for (size_t i = 0; i < page->count; i++)
        played |= page->sections[i].levels != NULL;
    if (played)
        html_begin_around(out);
    else
        html_begin(out, NULL);
    put_header(out, page);
    html_index(out, parts, page->count);
    int error = put_sections(out, parts, page->count);
    html_lines(out, lie_html);
    html_lines(out, legend_html);
    html_hosts(out, parts, page->count);
    html_lines(out, foot_html);
    return error ? error : report_finish(out);
}

/* Whether an anchor is taken, by a fixed part of the page or by one before the i-th. */
static bool taken(const struct html_part *parts, size_t i, const char *anchor)
{
    static const char *const fixed[] = {"lie", "index", "machines", "legend"};
    for (size_t j = 0; j < sizeof fixed / sizeof *fixed; j++)
        if (strcmp(anchor, fixed[j]) == 0)
            return true;
    for (size_t j = 0; j < i; j++)
        if (strcmp(anchor, parts[j].anchor) == 0)
            return true;
    return false;
}

/* Makes an anchor of the i-th part's name, by which others can link to it: small letters, digits
 * and hyphens; with a number behind them if that is taken. */
static void make_anchor(struct html_part *parts, size_t i)
{
    char word[ANCHOR_SIZE - 24];
    size_t length = 0;
    for (const char *at = parts[i].section->name; *at && length + 1 < sizeof word; at++)
        word[length++] = isalnum((unsigned char)*at) ? (char)tolower((unsigned char)*at) : '-';
    word[length] = '\0';
    snprintf(parts[i].anchor, sizeof parts[i].anchor, "%s", length ? word : "lab");
    for (size_t n = 2; taken(parts, i, parts[i].anchor); n++)
        snprintf(parts[i].anchor, sizeof parts[i].anchor, "%s-%zu", length ? word : "lab", n);
}

int html_write(FILE *out, const struct html_page *page)
{
    struct html_part *parts = calloc(page->count + 1, sizeof *parts);
    int error = parts ? 0 : ENOMEM;
    size_t open = 0;
    for (; open < page->count && error == 0; open++) {
        const struct html_section *section = &page->sections[open];
        parts[open].section = section;
        make_anchor(parts, open);
        if (section->result)
            error = view_open(&parts[open].view, out, TERMINAL_MOST, false, section->result);
        if (error)
            break; /* it holds nothing */
    }
    if (error == 0)
        error = put_page(out, page, parts);
    for (size_t i = 0; i < open; i++)
        if (parts[i].view.result)
            view_close(&parts[i].view);
    free(parts);
    return error;
}
