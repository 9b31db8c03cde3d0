/* Numbers as people type them: 40000, 100k, 50us, 1.5ms. (figure.h writes them.) */
#ifndef QLAB_LAB_NUMBER_H
#define QLAB_LAB_NUMBER_H

#include <stddef.h>
#include <stdint.h>

enum knob_unit {
    UNIT_COUNT, /* a number of things */
    UNIT_TIME,  /* ns */
    UNIT_WORD,  /* the index of a word; no number, and nothing for the functions below */
};

/* Reads "4", "100k", "1M" (UNIT_COUNT) or "50us", "1.5ms", "2s" (UNIT_TIME, to ns). Returns NULL,
 * or in one line what was expected ("a time such as 50us or 2s") and leaves *value alone. */
const char *number_read(const char *text, enum knob_unit unit, uint64_t *value);

#endif
