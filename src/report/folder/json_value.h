/* What every JSON document here is made of. */
#ifndef QLAB_REPORT_FOLDER_JSON_VALUE_H
#define QLAB_REPORT_FOLDER_JSON_VALUE_H

#include <jansson.h>
#include <stdint.h>
#include <stdio.h>

#include "lab/lab.h"

/* A number, or null for what does not exist: JSON has neither NAN nor infinity. */
json_t *number_json(double value);

/* A whole number. Those that JSON's integers can't hold here, from 2^63 on, are written as text. */
json_t *whole_json(uint64_t value);

/* A knob's value: counts as they are, times in ns, words as words. */
json_t *knob_json(enum knob knob, uint64_t value);

/* Makes spaces of the control characters in all texts of a document that somebody sent: they would
 * command a terminal, and begin lines where there are none. 0, or ENOMEM. */
int json_calm(json_t *document);

/* Writes a document (NULL: ENOMEM) and a newline. 0 or the errno of the failed write. */
int json_write(FILE *out, const json_t *document);

#endif
