/* The result in plain words. */
#ifndef QLAB_REPORT_TEXT_SENTENCE_H
#define QLAB_REPORT_TEXT_SENTENCE_H

#include "report/result/view.h"

/* 0 or an errno value. */
int view_sentence(const struct view *view);

/* It alone, from malloc; NULL when out of memory. */
char *sentence(const struct view *view);

/* Prints a text from malloc so that it stands out, and frees it. 0 or EIO; ENOMEM if it is NULL. */
int view_tell(const struct view *view, char *text);

#endif
