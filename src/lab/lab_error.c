/* The first thing that is wrong with a lab, in one line. */
#include "lab/lab_error.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void lab_fail(struct lab_error *error, int status, const char *format, ...)
{
    assert(status != 0);
    if (error->status != 0)
        return;
    va_list arguments;
    error->status = status;
    va_start(arguments, format);
    vsnprintf(error->text, sizeof error->text, format, arguments);
    va_end(arguments);
}

int lab_status(const char *problem, int otherwise)
{
    return strcmp(problem, LAB_NO_MEMORY) == 0 ? 71 : otherwise;
}
