/* Every format, as formats.list has them: read for the declarations, for the table, for the words.
 */
#include "history/from/formats.h"

#include <string.h>

#define FORMAT(name) extern const struct trace_format trace_format_##name;
#include "history/from/formats.list"
#undef FORMAT

#define FORMAT(name) &trace_format_##name,
const struct trace_format *const trace_formats[] = {
#include "history/from/formats.list"
    NULL,
};
#undef FORMAT

#define FORMAT(name) #name,
const char *const trace_format_words[] = {
#include "history/from/formats.list"
    NULL,
};

/* Whether a line says nothing in any format: blank, a comment, or the bracket before a list. */
static bool says_nothing(struct field line)
{
    return line.length == 0 || *line.text == '#' || *line.text == ';' || field_is(line, "[");
}

const struct trace_format *trace_format_of(struct field beginning)
{
    const char *at = beginning.text, *end = at + beginning.length;
    while (at < end) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        const char *after = newline ? newline : end;
        struct field line = {at, (size_t)(after - at)};
        if (line.length && line.text[line.length - 1] == '\r')
            line.length--;
        for (size_t i = 0; trace_formats[i]; i++)
            if (trace_formats[i]->looks_like && trace_formats[i]->looks_like(line))
                return trace_formats[i];
        if (!says_nothing(line))
            break;
        at = after + 1;
    }
    return trace_formats[0];
}
