/* How every table of a page begins. */
#ifndef QLAB_REPORT_HTML_TABLE_HTML_H
#define QLAB_REPORT_HTML_TABLE_HTML_H

#include <stdio.h>

/* Begins a table that scrolls by itself: the caller writes head and bodies, and ends the table and
 * the <div> around it. The caption is HTML. */
void html_table(FILE *out, const char *caption);

#endif
