/* Reading trace files: every line to its queue and worker, then what only the whole can show. */
#include <errno.h>
#include <stdlib.h>

#include "history/gather.h"
#include "history/text.h"
#include "history/trace.h"
#include "history/trace_fact.h"
#include "history/trace_line.h"
#include "history/trace_usual.h"
#include "history/dictionary.h"

/* A file being read. */
struct reader {
    struct text lines;
    struct columns columns;
    struct gather *gather;
    bool six;     /* the columns are those of the first edition */
    bool started; /* a record or the header has been seen */
};

static int read_line(struct reader *reader)
{
    struct text *lines = &reader->lines;
    if (lines->line.length == 0)
        return 0;
    if (lines->line.text[0] == '#')
        return trace_fact_read(lines, reader->gather);
    bool header = !reader->started && columns_is_header(lines->line);
    reader->started = true;
    if (header)
        reader->six = field_is(lines->line, TRACE_HEADER);
    if (header)
        return columns_read(&reader->columns, lines);
    struct record record;
    if (reader->six && trace_usual_parse(lines, &record))
        return gather_add(reader->gather, &record);
    int error = trace_line_parse(lines, &reader->columns, &record);
    return error ? error : gather_add(reader->gather, &record);
}

/* Reads all lines. Returns 0, or an errno value with the error told. */
static int read_lines(struct reader *reader)
{
    int failed = 0;
    while (!failed && (failed = text_next(&reader->lines)) == 0)
        failed = read_line(reader);
    if (failed == ENOMEM)
        return text_no_memory(&reader->lines);
    return failed == EOF ? 0 : failed;
}

int trace_read_all(FILE *file, const char *name, struct trace *trace, struct trace_error *error)
{
    *trace = (struct trace){0};
    struct reader *reader = malloc(sizeof *reader);
    if (!reader) {
        snprintf(error->text, sizeof error->text, "%.200s:1: out of memory", name);
        return ENOMEM;
    }
    text_open(&reader->lines, file, name, error);
    reader->columns = columns_first_edition;
    reader->started = false;
    reader->six = true;
    reader->gather = gather_open();
    int failed = reader->gather ? read_lines(reader) : text_no_memory(&reader->lines);
    if (!failed)
        failed = gather_finish(reader->gather, &reader->lines, trace);
    if (!failed && !trace->count)
        failed = text_refuse(&reader->lines, reader->lines.number ? reader->lines.number : 1,
                             "no operations; expected " TRACE_HEADER);
    if (failed)
        trace_free(trace);
    gather_close(reader->gather);
    free(reader);
    return failed;
}

int trace_read(FILE *file, const char *name, struct history *history, struct trace_error *error)
{
    struct trace trace;
    *history = (struct history){0};
    int failed = trace_read_all(file, name, &trace, error);
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
