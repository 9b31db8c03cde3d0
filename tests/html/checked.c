/* The checker on trial: a page that is right, and one mistake at a time. */
#include <stdio.h>
#include <string.h>

#include "check.h"
#include "html/tests.h"

struct page check_html(const char *what, const char *text)
{
    struct page page = page_read(text);
    check_text(what, page.problem, "");
    check_that(strlen(text) < 5000000, "%s: got %zu bytes, want less than 5 MB", what,
               strlen(text));
    return page;
}

#define HEAD "<!DOCTYPE html>\n<html><body><h1 id=\"a\">x</h1>"
#define TAIL "</body></html>\n"

void test_checker(void)
{
    static const struct {
        const char *body, *problem;
    } cases[] = {
        {"<p class='b'>x &lt; <a href=\"#a\">y</a><br></p><svg role=\"img\" aria-label=\"z\"/>",
         ""},
        {"<p>x", "closes what is not open"},
        {"<b><i>x</b></i>", "closes what is not open"},
        {"<p class=b>x</p>", "an attribute without quotes"},
        {"<p class=\"b>x</p>", "a quote without its end"},
        {"<p id=\"b\" id=\"c\">x</p>", "an attribute twice"},
        {"<p title=\"x\"\"\">x</p>", "no space between attributes"},
        {"<p>1 < 2</p>", "no tag"},
        {"<p>1 & 2</p>", "no entity"},
        {"<p>\001</p>", "no text"},
        {"<p title=\"<\">x</p>", "no text"},
        {"<p id=\"a\">x</p>", "an id twice"},
        {"<a href=\"#b\">x</a>", "a reference to nothing"},
        {"<p clip-path=\"url(#b)\">x</p>", "a reference to nothing"},
        {"<a href=\"https://example.org\">x</a>", "a reference out of the page"},
        {"<p style=\"background: url(//example.org)\">x</p>", "a reference out of the page"},
        {"<p src=\"#a\">x</p>", "an attribute that loads or runs"},
        {"<p onclick=\"x\">x</p>", "an attribute that loads or runs"},
        {"<script>x</script>", "an element that loads or runs"},
        {"<style>@import 'x'</style>", "a style that loads"},
        {"<style>p { background: url(x) }</style>", "a style that loads"},
        {"<svg/>", "a picture without a name"},
        {"<table><tr><th>x</th></tr></table>", "a th without scope"},
        {"<h3>x</h3>", "a heading that skips a level"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[400];
        snprintf(text, sizeof text, HEAD "%s" TAIL, cases[i].body);
        struct page page = page_read(text);
        page.problem[strcspn(page.problem, ":")] = '\0';
        check_text(cases[i].body, page.problem, cases[i].problem);
    }
    check_text("never closed", page_read(HEAD).problem, "never closed: body");
    check_text("no doctype", page_read("<p>x</p>").problem, "no doctype: <p>x</p>");
}
