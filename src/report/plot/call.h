/* How calls and items read in the timeline. */
#ifndef QLAB_REPORT_PLOT_CALL_H
#define QLAB_REPORT_PLOT_CALL_H

#include "history/history.h"

/* Long item numbers are cut to the last digits that still tell them apart. */
struct item_style {
    uint64_t modulus; /* a power of ten; 0: items are written in full */
    int digits;
};
struct item_style item_style_of(const struct history *history);
/* "7", "…0142". Returns `text`. */
char *item_write(char *text, size_t size, const struct item_style *style, uint64_t item);
/* "put 7", "get 7", "Empty". Returns `text`. */
char *call_write(char *text, size_t size, const struct item_style *style,
                 const struct operation *call);

#endif
