/* The keys of lab.ini: where each belongs and what it sets. */
#ifndef QLAB_LAB_KEY_H
#define QLAB_LAB_KEY_H

#include "lab/knob.h"
#include "lab/lab.h"
#include "lab/line.h"

#define KEYS_MOST (KNOB_COUNT + EXPLORE_KEYS + 8)

/* A lab on its way from text to value. */
struct draft {
    struct lines lines;
    struct lab *lab;
    unsigned line_of[KEYS_MOST]; /* where each key was set, by its number; 0: it was not */
    unsigned predict_line[PREDICTIONS_MOST]; /* where each prediction stands */
    char problem[400];                       /* the last one told */
};

/* Takes one key = value: the ini_handler, `user` is a struct draft. Problems go to its lines. */
int draft_pair(void *user, const char *section, const char *name, const char *value);

/* The line that set the key [section] name, or that set the knob; 0 if none did. */
unsigned draft_key_line(const struct draft *draft, const char *section, const char *name);
unsigned draft_knob_line(const struct draft *draft, enum knob knob);

#endif
