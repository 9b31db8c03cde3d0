/* Swept values in words. */
#ifndef QLAB_REPORT_RESULT_SWEPT_H
#define QLAB_REPORT_RESULT_SWEPT_H

#include "report/result/result.h"

/* As a value, so that swept_value(result, i).text can stand in a call. */
struct swept {
    char text[80];
};

/* The i-th value, or how many consumers there are if nothing is swept: "4", "50 us"; and in words:
 * "4 consumers", "1 consumer", "work 50 us". */
struct swept swept_value(const struct result *result, size_t i);
struct swept swept_words(const struct result *result, size_t i);

/* Of a sweep in few letters, for axes and labels: "8", "40k", "50us"; and with its knob, after a
 * short text: " at work = 50us". */
struct swept swept_short(const struct lab *lab, size_t i);
struct swept swept_equals(const char *before, const struct lab *lab, size_t i);

#endif
