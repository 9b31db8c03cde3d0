/* What the page is made of: all that was found, which a browser shows without a network. */
#ifndef QLAB_REPORT_HTML_HTML_H
#define QLAB_REPORT_HTML_HTML_H

#include <stdbool.h>

#include "report/plot/kinds.h"
#include "report/result/result.h"

/* What the page tells of one lab, or of another measurement. All texts are borrowed. */
struct html_section {
    const char *name;                /* "get-nowait" */
    const char *title;               /* the question; may be empty */
    int number;                      /* its place in the course; 0 if none */
    const struct result *result;     /* NULL: not measured yet, told in the index alone */
    const char *folder;              /* where the result was read from */
    bool reference;                  /* it came with the lab and was not made here */
    const struct plot_kind *first;   /* whose picture stands first; NULL: any */
    const char *picture[PLOT_KINDS]; /* SVG documents as gnuplot writes them, in the order of
                                        plot_kinds; NULL: none */
    const char *no_picture;          /* why pictures are missing, one line; NULL: none is */
    const char *explained;           /* what `qlab explain` printed, in colour; NULL: nothing */
    const char *levels;        /* to be played, in JSON (src/command/play/README.md); NULL: none */
    const char *player;        /* or the page on which they are, a relative address; NULL: none */
    const char *not_explained; /* why not, one line; NULL if nothing was to be explained */
};

struct html_page {
    const struct html_section *sections; /* the labs in the order of the course, then the others */
    size_t count;
    const char *made; /* UTC, "20260506T170159Z" */
};

#endif
