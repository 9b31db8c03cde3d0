/* A knob's value in JSON. */
#ifndef QLAB_REPORT_FOLDER_KNOB_JSON_H
#define QLAB_REPORT_FOLDER_KNOB_JSON_H

#include <jansson.h>
#include <stdint.h>

#include "lab/lab.h"

/* Counts as they are, times in ns, words as words. NULL when out of memory. */
json_t *knob_json(enum knob knob, uint64_t value);

#endif
