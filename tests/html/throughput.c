/* A comparison of speed on the page. */
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "html/tests.h"
#include "report/html/page.h"
#include "throughput/made.h"

void test_throughput_on_the_page(void)
{
    struct result result = made_speeds(12);
    const struct html_section sections[] = {
        {.name = "trylock", .title = "Locked?", .number = 11},
        {.name = "throughput", .title = "Fast?", .result = &result, .folder = "<x>"}};
    struct html_page page = {sections, 2, "20260506T170159Z"};
    static const char *const held[] = {
        "the speed of 3 queues",
        "<td class=\"strong\">2.8\u202fM<br><small>", /* the fastest of ours with 4 threads */
        "<td>700\u202fk<br><small>",
        "Speed, two-lock = 1",
        "<td>0.25<br><small>0.25…0.25</small></td>",
        "qlab compare --throughput &lt;all&gt; --seed 7",
        "own run on &lt;host&gt;",
    };
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    check_int("html_write", html_write(out, &page), 0);
    fclose(out);
    leave_page("throughput", text);
    for (size_t i = 0; i < sizeof held / sizeof *held; i++)
        check_that(strstr(text, held[i]) != NULL, "the page lacks \"%s\"", held[i]);
    check_that(!strstr(text, "<dt>stamps"), "nothing was stamped");
    free(text);
    result_free(&result);
}
