/* Values in JSON, and a document written. */
#include "report/folder/json_value.h"

#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report/result/finish.h"

json_t *number_json(double value)
{
    return isfinite(value) ? json_real(value) : json_null();
}

json_t *whole_json(uint64_t value)
{
    char text[24];
    if (value <= INT64_MAX)
        return json_integer((json_int_t)value);
    snprintf(text, sizeof text, "%" PRIu64, value);
    return json_string(text);
}

json_t *knob_json(enum knob knob, uint64_t value)
{
    const struct knob_class *class = &knob_table[knob];
    return class->unit == UNIT_WORD ? json_string(class->words[value])
                                    : json_integer((json_int_t)value);
}

int json_write(FILE *out, const json_t *document)
{
    if (!document)
        return ENOMEM;
    errno = 0;
    if (json_dumpf(document, out, JSON_INDENT(2) | JSON_REAL_PRECISION(9)) != 0)
        return errno ? errno : EIO;
    fputc('\n', out);
    return report_finish(out);
}

/* A control character at `at`: how many bytes it has; 0: there is none. */
static size_t control_at(const char *at)
{
    unsigned char first = (unsigned char)at[0], next = first ? (unsigned char)at[1] : 0;
    if (first == 0xc2 && next >= 0x80 && next < 0xa0)
        return 2;
    return (first && first < ' ') || first == 0x7f;
}

static int calm_text(json_t *text)
{
    char *calm = strdup(json_string_value(text));
    for (char *at = calm; at && *at; at++)
        memset(at, ' ', control_at(at));
    int failed = calm ? json_string_set(text, calm) : -1;
    free(calm);
    return failed ? ENOMEM : 0;
}

int json_calm(json_t *document)
{
    const char *key;
    size_t index;
    json_t *value;
    int error = 0;
    if (json_is_string(document))
        return calm_text(document);
    json_object_foreach(document, key, value) error = error ? error : json_calm(value);
    json_array_foreach(document, index, value) error = error ? error : json_calm(value);
    return error;
}
