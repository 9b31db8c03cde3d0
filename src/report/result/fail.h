/* What is said when something cannot be done: one line in *error. */
#ifndef QLAB_REPORT_RESULT_FAIL_H
#define QLAB_REPORT_RESULT_FAIL_H

#include "lab/lab_error.h"

/* Fills *error, whatever it held; printf-like. Returns `status`. */
int fail_with(struct lab_error *error, int status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
int fail_memory(struct lab_error *error);

#endif
