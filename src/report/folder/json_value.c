/* Values in JSON, and a document written. */
#include "report/folder/json_value.h"

#include <errno.h>
#include <inttypes.h>
#include <math.h>

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
