/* How verbs end. */
#include "command/line/status.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

int complain(int status, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("qlab: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
    return status;
}

int finish(int status)
{
    errno = 0;
    if (fflush(stdout) != 0 || ferror(stdout))
        return complain(STATUS_OUTPUT, "stdout: %s",
                        errno ? strerror(errno) : "not everything could be written");
    return status;
}
