/* How calls and items read in the timeline. */
#ifndef QLAB_REPORT_PLOT_TIMELINE_CALL_H
#define QLAB_REPORT_PLOT_TIMELINE_CALL_H

#include "history/history.h"

/* Long item numbers are cut to the last digits that still tell them apart. */
struct item_style {
    uint64_t modulus; /* a power of ten; 0: items are written in full */
    int digits;
    const struct history *history; /* whose names they have; NULL: none */
};
struct item_style item_style_of(const struct history *history);
/* The item that a call moves, or wanted to; 0 if none. */
static inline uint64_t call_item(const struct operation *call)
{
    return call->answer == ANSWER_FULL ? call->item : operation_item(call);
}

/* "7", "…0142"; "" of no item. Returns `text`. */
char *item_write(char *text, size_t size, const struct item_style *style, uint64_t item);
/* "put 7", "get 7", "Empty". Returns `text`. */
char *call_write(char *text, size_t size, const struct item_style *style,
                 const struct operation *call);

#endif
