/* Reading a trace for a verb. */
#include "command/trace/trace_open.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "command/line/status.h"

int trace_open(const char *path, const struct trace_format *format, struct trace *trace)
{
    struct trace_error error;
    FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "r");
    if (!file)
        return complain(errno == ENOMEM ? STATUS_SYSTEM : STATUS_MISSING, "%s: %s", path,
                        strerror(errno));
    int failed = trace_read_all(file, path, format, trace, &error);
    if (file != stdin)
        fclose(file);
    if (!failed)
        return 0;
    return complain(failed == EINVAL   ? STATUS_DATA
                    : failed == ENOMEM ? STATUS_SYSTEM
                                       : STATUS_MISSING,
                    "%s", error.text);
}
