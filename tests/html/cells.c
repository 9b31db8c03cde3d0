/* Page and terminal show the same cells: of reference results, both are taken apart again. */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "html/tests.h"
#include "lab/lab_error.h"
#include "report/folder/read_folder.h"
#include "report/html/page.h"
#include "report/text/page_text.h"

#define CELLS_MOST 2000
#define WIDE       1000 /* no table is parted */

struct cells {
    char text[CELLS_MOST][100];
    size_t count;
};

static void add(struct cells *cells, const char *text, size_t length)
{
    while (length > 0 && *text == ' ') {
        text++;
        length--;
    }
    while (length > 0 && text[length - 1] == ' ')
        length--;
    if (length > 0 && cells->count < CELLS_MOST)
        snprintf(cells->text[cells->count++], sizeof cells->text[0], "%.*s", (int)length, text);
}

static int compare(const void *a, const void *b)
{
    return strcmp(a, b);
}

/* The cells below a title: lines to the next empty one, parted by two spaces or more. */
static void read_text(struct cells *cells, const char *page, const char *title)
{
    const char *at = strstr(page, title);
    cells->count = 0;
    at = at ? strstr(at, "\n\n") : NULL;
    for (at = at ? at + 2 : ""; *at && *at != '\n'; at += *at == '\n') {
        const char *end = at + strcspn(at, "\n");
        while (at < end) {
            const char *gap = strstr(at, "  ");
            size_t length = (size_t)((gap && gap < end ? gap : end) - at);
            if (strncmp(at, "─", strlen("─")) != 0)
                add(cells, at, length);
            at += length;
            at += strspn(at, " ");
        }
    }
    qsort(cells->text, cells->count, sizeof cells->text[0], compare);
}

/* The narrow space of numbers becomes a usual one; the few entities that tables have, characters.
 */
static char *plain(const char *page)
{
    static const char *const names[][2] = {
        {"\u202f", " "}, {"&#39;", "'"}, {"&quot;", "\""}, {"&lt;", "<"}, {"&gt;", ">"}};
    char *text = calloc(strlen(page) + 1, 1), *to = text;
    while (*page) {
        size_t i = 0;
        while (i < 5 && strncmp(page, names[i][0], strlen(names[i][0])) != 0)
            i++;
        *to++ = i < 5 ? *names[i][1] : *page;
        page += i < 5 ? strlen(names[i][0]) : 1;
    }
    return text;
}

/* The cells of the table below a heading: what stands between tags. An aside is the page's own. The
 * corner names what is across, as on the terminal. */
static void read_html(struct cells *cells, const char *page, const char *title)
{
    const char *at = strstr(page, title), *end = NULL;
    char *corner = NULL, text[200];
    cells->count = 0;
    at = at ? strstr(at, "</caption>") : NULL;
    end = at ? strstr(at, "</table>") : NULL;
    while (end && at < end) {
        const char *tag = strchr(at, '>') + 1;
        bool aside = strncmp(at, "<small class=\"aside\">", 21) == 0;
        size_t length = strcspn(tag, "<");
        bool across = strncmp(tag, "by ", 3) == 0;
        if (across && corner) {
            snprintf(text, sizeof text, "%.60s · %.*s →", corner, (int)length - 3, tag + 3);
            snprintf(corner, sizeof cells->text[0], "%.99s", text);
        } else if (!aside && *tag != '\n') {
            add(cells, tag, length);
        }
        if (cells->count == 1)
            corner = cells->text[0];
        at = tag + length;
    }
    qsort(cells->text, cells->count, sizeof cells->text[0], compare);
}

static void check_same(const char *lab, const char *title, const char *text, const char *html)
{
    static struct cells terminal, page;
    read_text(&terminal, text, title);
    read_html(&page, html, title);
    check_that(terminal.count > 6, "%s, %s: got %zu cells", lab, title, terminal.count);
    check_int(title, page.count, terminal.count);
    for (size_t i = 0; i < page.count && i < terminal.count; i++)
        if (strcmp(page.text[i], terminal.text[i]) != 0) {
            check_text(lab, page.text[i], terminal.text[i]);
            return;
        }
}

static void check_lab(const char *lab, bool measures)
{
    char folder[300], *text = NULL, *page = NULL;
    size_t size;
    struct lab_error error = {0};
    snprintf(folder, sizeof folder, "%s/results/reference/%s", QLAB_SOURCE_ROOT, lab);
    struct result *result = report_read(folder, &error);
    check_text(lab, error.text, "");
    if (!result)
        return;
    const struct html_section section = {
        .name = lab, .title = "?", .result = result, .folder = folder};
    FILE *out = open_memstream(&text, &size);
    check_int("page_text", page_text(out, result, WIDE, false), 0);
    fclose(out);
    out = open_memstream(&page, &size);
    check_int("html_write", html_write(out, &(struct html_page){&section, 1, ""}), 0);
    fclose(out);
    char *html = plain(page);
    check_same(lab, "How often did it lie?", text, html);
    check_same(lab, "What does it look like?", text, html);
    if (measures)
        check_same(lab, "What came of it?", text, html);
    free(html);
    free(page);
    free(text);
    result_free(result);
    free(result);
}

void test_page_and_terminal(void)
{
    check_lab("get-nowait", false);
    check_lab("queue-empty", true);
    check_lab("poll-cost", true);
}
