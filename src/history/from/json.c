/* JSON lines: an object a call, with the columns of a trace for keys, {"worker": "a", "kind":
 * "put", "answer": "ok", "item": 7, "invoked": 10, "returned": 20}. What is null or lacks is what a
 * trace has for nothing. Other keys are passed over.
 */
#include <errno.h>

#include "history/from/format.h"
#include "history/from/map.h"
#include "history/trace_line.h"

#define LINE                                                                                       \
    "{\"worker\": 0, \"kind\": \"put\", \"answer\": \"ok\", \"item\": 7, \"invoked\": 10, "        \
    "\"returned\": 20}"

static bool looks_like(struct field line)
{
    struct field inside;
    return map_begins(line, &inside) && inside.length && *inside.text == '"';
}

static int read_line(struct text *lines, struct gather *gather)
{
    struct map map;
    struct record record;
    struct field of[COLUMNS];
    int error = map_read(lines, LINE, &map);
    if (error || map.count == 0)
        return error;
    for (enum column column = 0; column < COLUMNS; column++)
        of[column] = map_value(&map, trace_column_name(column));
    if (of[COLUMN_KIND].length == 0)
        return text_refuse(lines, lines->number, "no \"kind\"; expected " LINE);
    if (of[COLUMN_ANSWER].length == 0)
        of[COLUMN_ANSWER] = (struct field){"-", 1};
    if (of[COLUMN_ITEM].length == 0)
        of[COLUMN_ITEM] = (struct field){"0", 1};
    if (of[COLUMN_RETURNED].length == 0)
        of[COLUMN_RETURNED] = (struct field){"-", 1};
    error = trace_fields_parse(lines, of, &record);
    return error ? error : gather_add(gather, &record);
}

static int read_lines(struct text *lines, struct gather *gather)
{
    int failed = 0;
    while (!failed && (failed = text_next(lines)) == 0)
        failed = read_line(lines, gather);
    return failed == EOF ? 0 : failed;
}

const struct trace_format trace_format_json = {
    .name = "json",
    .summary = "JSON lines, an object a call with the columns of a trace for keys",
    .line = LINE,
    .looks_like = looks_like,
    .read = read_lines,
};
