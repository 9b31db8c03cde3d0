/* Throughput as a student reads it. */
#ifndef QLAB_REPORT_TEXT_THROUGHPUT_TEXT_H
#define QLAB_REPORT_TEXT_THROUGHPUT_TEXT_H

#include <stdbool.h>
#include <stdio.h>

#include "report/result/throughput.h"

/* 0 or the errno of what failed. */
int throughput_text(FILE *out, const struct throughput_result *result, size_t width, bool colour);

#endif
