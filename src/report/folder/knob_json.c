/* A knob's value in JSON. */
#include "report/folder/knob_json.h"

json_t *knob_json(enum knob knob, uint64_t value)
{
    const struct knob_class *class = &knob_table[knob];
    return class->unit == UNIT_WORD ? json_string(class->words[value])
                                    : json_integer((json_int_t)value);
}
