/* The pictures of a section, each with its caption. */
#ifndef QLAB_REPORT_HTML_PICTURES_H
#define QLAB_REPORT_HTML_PICTURES_H

#include <stdio.h>

#include "report/html/part.h"

/* To those who do not see them they say what was found: `finding`, a sentence; those that show
 * measures `measures`. Empty: nothing. */
void html_pictures(FILE *out, const struct html_part *part, const char *finding,
                   const char *measures);

#endif
