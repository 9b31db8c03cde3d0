/* A comparison of speed as a student reads it. */
#ifndef QLAB_REPORT_TEXT_SPEED_TEXT_H
#define QLAB_REPORT_TEXT_SPEED_TEXT_H

#include <stdbool.h>
#include <stdio.h>

#include "report/result/result.h"

/* 0, ENOMEM, or the errno of the failed write. */
int speed_text(FILE *out, const struct result *result, size_t width, bool colour);

#endif
