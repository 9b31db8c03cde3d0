/* Passages of a lesson: what stands under one of its headings, question by question. */
#ifndef QLAB_REPORT_TEXT_PASSAGE_H
#define QLAB_REPORT_TEXT_PASSAGE_H

#include <stdbool.h>

/* A part of a text that somebody else holds. */
struct passage {
    const char *begin, *end;
};

/* What stands under the heading ("## The question"), up to the next of its kind or to `end`; empty
 * if there is none. */
struct passage passage_under(const char *text, const char *end, const char *heading);

/* Cuts the first piece off `rest`: a paragraph, a block of code or an item of a list. False if
 * nothing is left. */
bool passage_next(struct passage *rest, struct passage *piece);

/* Whether it asks something. */
bool passage_asks(const struct passage *piece);

#endif
