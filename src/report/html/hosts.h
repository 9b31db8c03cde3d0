/* The hosts on which the results of the page were made. */
#ifndef QLAB_REPORT_HTML_HOSTS_H
#define QLAB_REPORT_HTML_HOSTS_H

#include <stddef.h>
#include <stdio.h>

#include "report/html/part.h"

void html_hosts(FILE *out, const struct html_part *parts, size_t count); /* a row per host */

#endif
