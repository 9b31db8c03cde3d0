/* The words of the throughput plot. */
#ifndef QLAB_REPORT_PLOT_THROUGHPUT_WORDS_H
#define QLAB_REPORT_PLOT_THROUGHPUT_WORDS_H

#include "report/plot/data.h"
#include "report/result/throughput.h"

/* Writes the title, the finding, the key of families and the footer. */
void throughput_words(struct plot_data *data, FILE *words, const struct throughput_result *result,
                      const struct throughput_point *points);

#endif
