/* The course as pages that lie beside each other: the list, and a lesson for each lab. */
#ifndef QLAB_REPORT_HTML_SITE_H
#define QLAB_REPORT_HTML_SITE_H

#include <stddef.h>
#include <stdio.h>

/* A lab on the site: its page is NAME.html. All texts are borrowed. */
struct html_lesson {
    const char *name, *title;
    int number;          /* its place in the course; 0: none */
    const char *text;    /* the lesson in Markdown */
    const char *answer;  /* where in it the answer begins, or its end */
    const char *picture; /* an SVG document as gnuplot writes it, or NULL */
    const char *caption; /* of the picture */
    const char *player;  /* where it is played, a relative address; NULL: nowhere */
};

struct html_site {
    const struct html_lesson *lessons;
    size_t count;
};

/* Writes the list of the labs, which leads to all other pages. 0 or an errno value. */
int html_site_index(FILE *out, const struct html_site *site);
/* Writes lesson i, its answer behind a fold. The same. */
int html_site_lesson(FILE *out, const struct html_site *site, size_t i);

#endif
