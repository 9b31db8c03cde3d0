/* Knobs: everything of a scenario that can be varied, a named whole number with limits and a unit.
 *
 * knobs.list has them all, one row each; what is declared here is made of it.
 */
#ifndef QLAB_LAB_KNOB_H
#define QLAB_LAB_KNOB_H

#include <stddef.h>
#include <stdint.h>

#include "lab/number.h"

#define WORKERS_MOST 64 /* workers of one run, all together */

/* KNOB_CONSUMERS, ..., KNOB_LEASE: a knob, and its place in the table and in a scenario. */
#define KNOB(ID, ...)             KNOB_##ID,
#define WORD_KNOB(ID, WORDS, ...) KNOB_##ID,
enum knob {
#include "lab/knobs.list"
    KNOB_COUNT
};
#undef KNOB
#undef WORD_KNOB

/* FLUSH_YES, FLUSH_NO, ...: the values of knobs whose values are words. */
#define KNOB(ID, ...)
#define WORD_KNOB(ID, WORDS, ...) enum { WORDS };
#define WORD(VALUE, TEXT)         VALUE,
#include "lab/knobs.list"
#undef KNOB
#undef WORD_KNOB
#undef WORD

struct knob_class {
    const char *name;    /* as in lab.ini and, after --, on the command line */
    const char *section; /* of lab.ini, "workload" or "measure"; also its group in --help */
    const char *help;    /* one line */
    enum knob_unit unit;
    uint64_t least, most, usual;
    const char *const *words; /* UNIT_WORD: the value is the index of a word; else NULL */
};

extern const struct knob_class knob_table[KNOB_COUNT];

/* Sets of knobs: a bit for each. */
#define KNOB_BIT(knob) (UINT64_C(1) << (knob))
_Static_assert(KNOB_COUNT <= 64, "a set of knobs has a bit for every knob");

/* The knob of that name, or KNOB_COUNT. */
enum knob knob_find(const char *name);

/* Reads one value and holds it against the knob's limits. NULL, or `problem` with one line what is
 * wrong and what was expected. */
const char *knob_read(const struct knob_class *knob, const char *text, uint64_t *value,
                      char *problem, size_t size);

/* Writes a value of the knob as a person would: "40 000", "50 us", "back-off". Returns `text`. */
char *knob_write(char *text, size_t size, enum knob knob, uint64_t value);

/* In words: "4 consumers", "1 consumer", "work 50 us". Returns `text`. */
char *knob_words(char *text, size_t size, enum knob knob, uint64_t value);

#endif
