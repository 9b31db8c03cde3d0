/* The tests of the HTML page beside test_html.c. */
#ifndef QLAB_TESTS_HTML_TESTS_H
#define QLAB_TESTS_HTML_TESTS_H

#include "html/checker.h"

/* Checks that the page is well-formed, loads nothing, and is smaller than 5 MB. */
struct page check_html(const char *what, const char *text);

/* checked.c: the checker finds what it is there for */
void test_checker(void);
/* cells.c: page and terminal show the same cells */
void test_page_and_terminal(void);
/* throughput.c: a comparison of speed */
void test_throughput_read_back(void);
void test_throughput_spoilt(void);
void test_throughput_on_the_page(void);

#endif
