/* The workload's first measure in one sentence. */
#ifndef QLAB_REPORT_TEXT_MEASURES_SENTENCE_H
#define QLAB_REPORT_TEXT_MEASURES_SENTENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "report/result/point.h"

/* Writes which queue had most and which had least of the first measure, or that paired rounds do
 * not tell them apart; "" if there are fewer than two queues or ten pairs. The brief one leaves out
 * by how much. Returns `text`. */
char *measures_sentence(char *text, size_t size, const struct result *result,
                        const struct point *points, bool brief);

#endif
