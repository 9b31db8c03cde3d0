/* What the queues were wrong in besides their Empties, in words. */
#ifndef QLAB_REPORT_TEXT_WRONG_TEXT_H
#define QLAB_REPORT_TEXT_WRONG_TEXT_H

#include "report/result/view.h"

/* Prints a sentence for every queue and kind: how often, in how many runs, and whether that was to
 * be expected. 0, ENOMEM or EIO. */
int view_wrong_sentences(const struct view *view);

/* The same of a result, with an empty line behind it; nothing if nothing was wrong. 0 or as above.
 */
int wrong_text(FILE *out, const struct result *result, size_t width, bool colour);

#endif
