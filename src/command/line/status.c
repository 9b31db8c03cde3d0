/* How verbs end. */
#include "command/line/status.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define LINE_MOST 8192

int complain(int status, const char *format, ...)
{
    char line[LINE_MOST];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(line, sizeof line, format, arguments);
    va_end(arguments);
    for (char *at = line; *at; at++) /* names may hold anything: it stays one line */
        if ((unsigned char)*at < ' ' || *at == 0x7f)
            *at = '?';
    fprintf(stderr, "qlab: %s\n", line);
    return status;
}

int unwritten(int error)
{
    return error == ENOMEM ? STATUS_SYSTEM : STATUS_OUTPUT;
}

static int print_error; /* the errno of what could not be written to stdout */

int printed(int error)
{
    if (error == ENOMEM)
        return complain(STATUS_SYSTEM, "out of memory");
    print_error = error;
    return error ? STATUS_OUTPUT : 0;
}

int finish(int status)
{
    errno = 0;
    if (fflush(stdout) == 0 && !ferror(stdout) && !print_error)
        return status;
    int error = errno ? errno : print_error;
    return complain(STATUS_OUTPUT, "stdout: %s",
                    error && error != EIO ? strerror(error) : "not everything could be written");
}
