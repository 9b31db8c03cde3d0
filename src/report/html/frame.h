/* What every section begins and ends with. */
#ifndef QLAB_REPORT_HTML_FRAME_H
#define QLAB_REPORT_HTML_FRAME_H

#include <stdio.h>

#include "report/html/part.h"

/* Where it was measured; NULL if it was not. */
const struct host *html_host(const struct html_section *section);

/* "own run on HOST", then `between` as it is, then when. */
void html_origin(FILE *out, const struct html_section *section, const char *between);

/* Begins a part of the page as a section: name, title, origin. */
void html_heading(FILE *out, const struct html_part *part);

/* Ends it: the command to run it again, the host, the folder. */
void html_facts(FILE *out, const struct html_section *section);

#endif
