/* A strict reader of HTML: stricter than any browser, so that what passes is read alike by all. */
#ifndef QLAB_TESTS_HTML_CHECKER_H
#define QLAB_TESTS_HTML_CHECKER_H

#include <stddef.h>

/* What a page holds. */
struct page {
    char problem[300]; /* the first thing that is wrong, with what stands there; "" if nothing is */
    size_t elements, tables, pictures, references; /* references: to places in the page itself */
    int heading;                                   /* the level of the last heading */
};

/* Reads a whole page. Wrong are: tags that are not closed in order, attributes without quotes or
 * twice, "<" or "&" in a text that are no tag or entity, an id twice, a reference to an id that is
 * not there, anything that would be loaded or run (src, href and url() but to the page itself,
 * script, on... attributes, @import), a th without scope, a picture without a name, a heading that
 * skips a level. */
struct page page_read(const char *text);

#endif
