/* Pages for a class, made to be printed: what a lab asks, and nothing of what it answers. */
#ifndef QLAB_REPORT_HTML_HANDOUT_H
#define QLAB_REPORT_HTML_HANDOUT_H

#include <stddef.h>
#include <stdio.h>

#include "lab/lab.h"
#include "lab/part.h"

/* All is borrowed. */
struct html_handout {
    const struct lab *lab;
    const char *text, *answer; /* its lesson, up to where the answer begins */
};

struct html_slides {
    const struct lab_part *part;
    const struct html_handout *labs;
    size_t count;
};

/* A sheet to write on: story, questions, a row for every prediction, commands, two lanes to draw
 * in. 0 or an errno value. */
int html_sheet(FILE *out, const struct html_handout *handout);

/* Slides of a part: of each lab its story, a page for every question, predictions, commands. */
int html_slides(FILE *out, const struct html_slides *slides);

#endif
