/* A comparison as a student reads it. */
#ifndef QLAB_REPORT_TEXT_COMPARE_TEXT_H
#define QLAB_REPORT_TEXT_COMPARE_TEXT_H

#include <stdbool.h>
#include <stdio.h>

#include "report/result/result.h"

/* 0 or the errno of the failed write. */
int compare_text(FILE *out, const struct result *result, bool colour);

#endif
