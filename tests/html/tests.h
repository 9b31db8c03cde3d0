/* The tests of the HTML page beside test_html.c. */
#ifndef QLAB_TESTS_HTML_TESTS_H
#define QLAB_TESTS_HTML_TESTS_H

/* Leaves the page in the folder that QLAB_PAGES names, if it is set. */
void leave_page(const char *name, const char *text);

/* cells.c: page and terminal show the same cells */
void test_page_and_terminal(void);
/* throughput.c: a comparison of speed */
void test_throughput_on_the_page(void);

#endif
