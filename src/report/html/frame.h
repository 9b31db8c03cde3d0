/* What every section begins and ends with. */
#ifndef QLAB_REPORT_HTML_FRAME_H
#define QLAB_REPORT_HTML_FRAME_H

#include <stddef.h>
#include <stdio.h>

#include "report/html/html.h"

/* Where it was measured; NULL if it was not. */
const struct host *html_host(const struct html_section *section);

/* "own run on HOST", then `between` as it is, then when. */
void html_origin(FILE *out, const struct html_section *section, const char *between);

/* Begins the i-th part of the page as a section: name, title, origin. */
void html_heading(FILE *out, const struct html_section *section, size_t i);

/* Ends it: the command to run it again, the host, the folder. */
void html_facts(FILE *out, const struct html_section *section);

#endif
