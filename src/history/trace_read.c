/* Reading trace files: its format reads every line, then comes what only the whole can show. */
#include <errno.h>
#include <stdlib.h>

#include "history/dictionary.h"
#include "history/from/formats.h"
#include "history/gather.h"
#include "history/text.h"
#include "history/trace.h"

static size_t operations(const struct trace *trace)
{
    size_t sum = 0;
    for (size_t i = 0; i < trace->count; i++)
        sum += history_operations(&trace->queues[i]);
    return sum;
}

int trace_read_all(FILE *file, const char *name, const struct trace_format *format,
                   struct trace *trace, struct trace_error *error)
{
    *trace = (struct trace){0};
    struct text *lines = malloc(sizeof *lines);
    if (!lines) {
        snprintf(error->text, sizeof error->text, "%.200s:1: out of memory", name);
        return ENOMEM;
    }
    text_open(lines, file, name, error);
    struct field beginning;
    struct gather *gather = gather_open();
    int failed = gather ? text_peek(lines, &beginning) : ENOMEM;
    if (!failed && !format)
        format = trace_format_of(beginning);
    if (!failed)
        failed = format->read(lines, gather);
    if (!failed)
        failed = gather_finish(gather, lines, trace);
    if (!failed && !operations(trace))
        failed =
            text_refuse(lines, lines->number ? lines->number : 1, "%s; expected %s",
                        trace->count ? "only give-backs, which \"# reserved: inside\" leaves out"
                                     : "no operations",
                        format->line);
    if (failed == ENOMEM)
        text_no_memory(lines);
    if (failed)
        trace_free(trace);
    gather_close(gather);
    free(lines);
    return failed;
}

int trace_read(FILE *file, const char *name, struct history *history, struct trace_error *error)
{
    struct trace trace;
    *history = (struct history){0};
    int failed = trace_read_all(file, name, NULL, &trace, error);
    if (!failed && trace.count == 1) {
        *history = trace.queues[0];
        trace.queues[0] = (struct history){0};
    } else if (!failed) {
        snprintf(error->text, sizeof error->text, "%.200s:1: %zu queues; expected one", name,
                 trace.count);
        failed = EINVAL;
    }
    trace_free(&trace);
    return failed;
}

void trace_free(struct trace *trace)
{
    for (size_t i = 0; i < trace->count; i++)
        history_free(&trace->queues[i]);
    free(trace->queues);
    dictionary_close(trace->names);
    *trace = (struct trace){0};
}

const char *trace_queue_name(const struct trace *trace, size_t queue)
{
    return trace->names ? dictionary_text(trace->names, queue + 1) : NULL;
}
