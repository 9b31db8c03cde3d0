/* A docket: one small history, what the judge says of it, and what the oracle is asked with. */
#ifndef QLAB_TESTS_JUDGE_DOCKET_H
#define QLAB_TESTS_JUDGE_DOCKET_H

#include <stdbool.h>

#include "judge/judge.h"
#include "kinds.h"
#include "oracle.h"

struct docket {
    const struct history *history;
    struct operation calls[ORACLE_MOST], base[ORACLE_MOST]; /* base: puts and gets */
    size_t count, base_count;
    bool lies[ORACLE_MOST]; /* by call: a spurious Empty */
    unsigned faults[ORACLE_MOST];
    struct judgement judgement;
    struct oracle_world bag;
    bool tight, loose, pending_gets;
    uint64_t seed;
    struct kinds *kinds;
};

/* Takes the history's calls. All else is zero but .history, .seed and .kinds. */
void docket_open(struct docket *docket, const struct history *history);

/* What the judge tells of goes here: judge_visit and judge_fault. */
void docket_note_empty(void *context, size_t worker, size_t index, bool spurious, uint64_t instant);
void docket_note_fault(void *context, const struct fault *fault);

/* Enters what was found of one answer; a guilty one that is not convicted is wrong, too, unless the
 * judge `may_miss` it. */
void docket_enter(const struct docket *docket, enum kind kind, size_t call, bool convicted,
                  bool guilty, bool may_miss);

/* Prints the history, with what is wrong; of the first few. */
void docket_complain(const struct docket *docket, enum kind kind, size_t call, const char *what);

/* Puts and gets that did something, or may have. */
bool docket_is_base(const struct operation *call);

/* Which calls the oracle is asked about besides those. */
enum besides { NOTHING, HONEST, DISPUTED, DISPUTED_LATE };

/* Asks the oracle: the puts and gets, those besides, and one call more (NULL: none). */
bool docket_runs(const struct docket *docket, enum besides besides, const bool disputed[],
                 const struct operation *more, const struct oracle_world *world);

/* How many items must vanish for these calls to run. */
unsigned docket_fewest(const struct docket *docket, enum besides besides, const bool disputed[],
                       struct oracle_world world);

#endif
