/* The words of the throughput plot. */
#ifndef QLAB_REPORT_PLOT_THROUGHPUT_WORDS_H
#define QLAB_REPORT_PLOT_THROUGHPUT_WORDS_H

#include "report/plot/sheet.h"
#include "report/result/throughput.h"

/* Writes the question, the finding, the key of families and the footer. */
void throughput_words(struct sheet *sheet, const struct throughput_result *result,
                      const struct throughput_point *points);

#endif
