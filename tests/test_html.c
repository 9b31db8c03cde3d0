/* The HTML page: it holds what it should, and a text stays a text, whatever is in it. That every
 * page made here is whole and closed to the network is cli/test_page.py's to check. Beside this in
 * html/: the page of a comparison of speed. */
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "html/tests.h"
#include "report/html/page.h"
#include "report/html/svg.h"
#include "report/made.h"

/* What gnuplot writes, in small. */
static const char drawing[] =
    "<?xml version=\"1.0\"  standalone=\"no\"?>\n<svg \n width=\"900\" height=\"600\"\n"
    " viewBox=\"0 0 900 600\"\n xmlns=\"http://www.w3.org/2000/svg\">\n<title>Gnuplot</title>\n"
    "<desc>by GNUPLOT</desc>\n<defs>\n\t<circle id='gpDot' r='0.5'/>\n"
    "\t<use xlink:href='#gpDot' id=\"gpPt6\"/>\n<clipPath id='clip'></clipPath>\n</defs>\n"
    "<g fill=\"none\">\n</g>\n<g id=\"plot_1\" ><title>rules using 1:(0)</title>\n"
    "<g clip-path=\"url(#clip)\"><text> id='gpDot' stays &amp; a&lt;b</text>"
    "<path d='M1,2\n\t\tL3,4'/></g></g>\n</svg>\n";

static char *page_of(const struct html_section *sections, size_t count)
{
    struct html_page page = {sections, count, "20260506T170159Z"};
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    check_int("html_write", html_write(out, &page), 0);
    fclose(out);
    return text;
}

void leave_page(const char *name, const char *text)
{
    const char *folder = getenv("QLAB_PAGES");
    char path[400];
    snprintf(path, sizeof path, "%s/%s.html", folder ? folder : "", name);
    FILE *file = folder ? fopen(path, "w") : NULL;
    check_that(!folder || (file && fputs(text, file) >= 0), "%s is written", path);
    if (file)
        check_int(name, fclose(file), 0);
}

static void check_holds(const char *text, const char *words)
{
    check_that(strstr(text, words) != NULL, "the page lacks \"%s\"", words);
}

static void test_page(void)
{
    struct result own = usual_result(4, 12), other = usual_result(1, 1);
    const struct html_section sections[] = {
        {.name = "get-nowait",
         .title = "Why?",
         .number = 4,
         .result = &own,
         .folder = "results/x",
         .picture = {[0] = drawing, [3] = drawing},
         .explained = "\033[1mlanes\033[0m a < b \033[1;31mlie\033[0m\n"},
        {.name = "trylock", .title = "Locked?", .number = 11},
        {.name = "other",
         .title = "",
         .result = &other,
         .folder = "results/reference/other",
         .reference = true,
         .picture = {[0] = drawing},
         .no_picture = "no gnuplot here",
         .not_explained = "took too long"},
    };
    char *text = page_of(sections, 3);
    leave_page("page", text);
    static const char *const held[] = {
        "own run on host",
        "reference on host",
        "not run yet: <code>qlab run trylock</code>",
        "2026-05-06 17:01 UTC",
        "16\u202f%<br><small>12…18\u202f%</small>", /* a rate and its interval */
        "≤\u202f9.0e-5",                            /* in few runs only */
        "36 of 47<br><small class=\"aside\">62…88\u202f%</small>",
        "0 of 47<br><small class=\"aside\">≤\u202f7.5\u202f%</small>",
        "<span class=\"verdict lies\">LIES</span>",
        "<span class=\"verdict honest\">HONEST</span>",
        "<span class=\"verdict lies\">2 LIES</span>",
        "<span class=\"bold\">lanes</span> a &lt; b <span class=\"red\">lie</span>",
        "qlab run get-nowait --seed 42",
        "Not all plots could be drawn: no gnuplot here",
        "took too long",
        "noisy: the load was above the processors",
        "answered Empty in 46 of 100 calls although items were certainly inside",
        "NOTE: ",
        "<a href=\"#get-nowait\">", /* an anchor is a name */
        "<h2 id=\"get-nowait\">",
        /* a picture says what was found */
        "is a dot. With 8 consumers mutex-trylock-busy answered Empty in 46 of 100 calls although",
    };
    for (size_t i = 0; i < sizeof held / sizeof *held; i++)
        check_holds(text, held[i]);
    check_that(!strstr(text, "nan") && !strstr(text, "0.00"), "a nan, or a zero with decimals");
    free(text);
    result_free(&own);
    result_free(&other);
}

/* Names that are alike, taken by the page, or none at all. */
static void test_anchors(void)
{
    struct result result = usual_result(1, 2);
    static const char *const names[] = {"Two words", "two-words", "index", ""};
    static const char *const held[] = {"<h2 id=\"two-words\">", "<h2 id=\"two-words-2\">",
                                       "<h2 id=\"index-2\">", "<h2 id=\"lab\">",
                                       "<a href=\"#index-2\">"};
    struct html_section sections[4];
    for (size_t i = 0; i < 4; i++)
        sections[i] = (struct html_section){
            .name = names[i], .title = "", .result = &result, .folder = "x", .picture = {drawing}};
    char *text = page_of(sections, 4);
    leave_page("anchors", text);
    for (size_t i = 0; i < sizeof held / sizeof *held; i++)
        check_holds(text, held[i]);
    free(text);
    result_free(&result);
}

/* What a workload measures of its own: drain tells who left early, what was left, and when. */
static void test_measures(void)
{
    struct result result = usual_result(2, 12);
    const struct html_section section = {
        .name = "early-exit", .title = "Who is left?", .result = &result, .folder = "x"};
    result.lab->scenario.workload = workload_find("drain");
    for (size_t i = 0; i < result.row_count; i++) {
        struct result_row *row = &result.rows[i];
        row->measure[0] = row->queue == 2 ? 3 : 0;            /* left early, in every run */
        row->measure[1] = row->queue == 1 && row->round == 4; /* a task left, in one run */
        row->measure[2] = row->queue == 0 ? NAN : 1e6 + 1e5 * row->round; /* makespan */
        row->measure[3] = 0.5;
    }
    char *text = page_of(&section, 1);
    leave_page("measures", text);
    static const char *const held[] = {
        "What came of it?",
        "<dt>left early</dt><dd>workers that left",
        "<th scope=\"col\">makespan",
        "<td>3</td>",
        "<td>≤\u202f1<br><small>in 1 of 12 runs",
        "<td>1.6\u202fms<br><small>1.",
        "<td>–</td>",
        "<td>50\u202f%</td>",
    };
    for (size_t i = 0; i < sizeof held / sizeof *held; i++)
        check_holds(text, held[i]);
    free(text);
    result_free(&result);
}

/* Everything that may come from a file is poison. */
static void test_poison(void)
{
    static const char poison[] = "</p></pre><script>alert('1')</script>\"'&amp;<!--\001\033[31m";
    struct result result = usual_result(2, 3);
    const struct html_section section = {.name = poison,
                                         .title = poison,
                                         .result = &result,
                                         .folder = poison,
                                         .no_picture = poison,
                                         .explained = poison,
                                         .not_explained = poison};
    const struct html_section sections[] = {section, {.name = poison, .title = poison}};
    free(result.command);
    result.command = strdup(poison);
    result.delays = strdup(poison);
    result.clock.why = poison;
    snprintf(result.host.name, sizeof result.host.name, "%s", poison);
    snprintf(result.host.cpu, sizeof result.host.cpu, "%s", poison);
    snprintf(result.host.kernel, sizeof result.host.kernel, "%s", poison);
    snprintf(result.host.compiler, sizeof result.host.compiler, "%s", poison);
    snprintf(result.host.flags, sizeof result.host.flags, "%s", poison);
    snprintf(result.host.commit, sizeof result.host.commit, "%s", poison);
    snprintf(result.host.started, sizeof result.host.started, "%.31s", poison);
    snprintf(result.host.allowed, sizeof result.host.allowed, "%s", poison);
    char *text = page_of(sections, 2);
    leave_page("poison", text);
    check_holds(text, "&lt;/p&gt;&lt;/pre&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;"
                      "&quot;&#39;&amp;amp;&lt;!--\xef\xbf\xbd");
    free(text);
    result_free(&result);
}

static void test_drawing(void)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    html_svg(out, drawing, "p-", "a \"name\"");
    fclose(out);
    check_text("drawing", text,
               "<svg role=\"img\" viewBox=\"0 0 900 600\" aria-label=\"a &quot;name&quot;\"><defs>"
               "<circle id='p-gpDot' r='0.5'/><use href='#p-gpDot' id=\"p-gpPt6\"/>"
               "<clipPath id='p-clip'></clipPath></defs><g id=\"p-plot_1\" >"
               "<g clip-path=\"url(#p-clip)\"><text> id='gpDot' stays &amp; a&lt;b</text>"
               "<path d='M1,2 L3,4'/></g></g></svg>");
    free(text);
    static const char *const broken[] = {"", "<svg", "<svg width=\"1\">", "no picture at all"};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        out = open_memstream(&text, &size);
        html_svg(out, broken[i], "p-", "x");
        fclose(out);
        check_text(broken[i], text, "");
        free(text);
    }
}

static void test_write_errors(void)
{
    struct result result = usual_result(1, 2);
    const struct html_section section = {
        .name = "x", .title = "", .result = &result, .folder = "y"};
    struct html_page page = {&section, 1, ""};
    FILE *out = fopen("/dev/full", "w");
    check_int("a full disk", html_write(out, &page), ENOSPC);
    fclose(out);
    result_free(&result);
}

int main(void)
{
    static const struct check_case cases[] = {
        {"a whole page", test_page},
        {"anchors", test_anchors},
        {"measures of the workload", test_measures},
        {"page and terminal show the same cells", test_page_and_terminal},
        {"poison stays text", test_poison},
        {"a drawing on a page", test_drawing},
        {"throughput on the page", test_throughput_on_the_page},
        {"write errors", test_write_errors},
        {NULL, NULL},
    };
    return check_main("html", cases);
}
