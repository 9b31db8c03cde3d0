/* What is said when something cannot be done. */
#include "report/result/fail.h"

#include <stdarg.h>
#include <stdio.h>

int fail_with(struct lab_error *error, int status, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(error->text, sizeof error->text, format, arguments);
    va_end(arguments);
    error->status = status;
    return status;
}

int fail_memory(struct lab_error *error)
{
    return fail_with(error, 71, LAB_NO_MEMORY);
}
