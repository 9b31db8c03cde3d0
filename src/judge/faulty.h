/* What was wrong with one or more histories besides Empties. */
#ifndef QLAB_JUDGE_FAULTY_H
#define QLAB_JUDGE_FAULTY_H

#include <stdint.h>

#include "judge/judge.h"

struct faulty {
    uint64_t count[FAULT_KINDS];
    uint64_t beside_lost; /* Empties that only lost items cover */
    uint64_t inside;      /* items inside when nothing moved any more, and calls hung */
};

/* Adds what a history was found to be wrong in. */
void faulty_take(struct faulty *sum, const struct judgement *judgement);

/* Adds `more` to `sum`. */
void faulty_add(struct faulty *sum, const struct faulty *more);

#endif
