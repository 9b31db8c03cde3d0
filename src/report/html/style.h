/* The style sheet of the page. */
#ifndef QLAB_REPORT_HTML_STYLE_H
#define QLAB_REPORT_HTML_STYLE_H

extern const char *const html_style[]; /* in pieces; NULL ends them */

#endif
