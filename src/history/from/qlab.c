/* The lab's own traces (history/TRACE.md): every line to its queue and worker. */
#include <errno.h>

#include "history/from/format.h"
#include "history/trace_fact.h"
#include "history/trace_line.h"
#include "history/trace_usual.h"

/* A file being read. */
struct reader {
    struct text *lines;
    struct gather *gather;
    struct columns columns;
    bool six;     /* the columns are those of the first edition */
    bool started; /* a record or the header has been seen */
};

static int read_line(struct reader *reader)
{
    struct text *lines = reader->lines;
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
    int error = trace_line_parse(lines, &reader->columns, &record);
    return error ? error : gather_add(reader->gather, &record);
}

static int read_lines(struct text *lines, struct gather *gather)
{
    struct reader reader = {lines, gather, columns_first_edition, true, false};
    int failed = 0;
    while (!failed) {
        if (reader.six && (failed = trace_usual_take(lines, gather, &reader.started)))
            break;
        if (!(failed = text_next(lines)))
            failed = read_line(&reader);
    }
    return failed == EOF ? 0 : failed;
}

const struct trace_format trace_format_qlab = {
    .name = "qlab",
    .summary = "the lab's own traces: src/history/TRACE.md",
    .line = TRACE_HEADER,
    .read = read_lines,
};
