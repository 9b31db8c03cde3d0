/* The engine: how `qlab explain` is to go about it. */
#ifndef QLAB_COMMAND_EXPLAIN_ENGINE_H
#define QLAB_COMMAND_EXPLAIN_ENGINE_H

#include <stdbool.h>
#include <stdint.h>

#include "command/line/option.h"
#include "lab/lab_explore.h"

enum engine_kind {
    ENGINE_STATEFUL, /* every state */
    ENGINE_DPOR,     /* every story */
    ENGINE_BOTH,     /* both to the end, and they must agree */
    ENGINE_RANDOM,   /* samples */
    ENGINE_PCT,
    ENGINE_PROOF,             /* every state, and nothing is counted unless something is wrong */
    ENGINE_USUAL = WORD_NONE, /* stateful, and so many stories as are soon told */
};

/* What is judged of an execution. */
enum engine_judge {
    JUDGE_ALL,
    JUDGE_EMPTIES, /* all but the order and a Full */
};

struct engine {
    int kind;                /* enum engine_kind */
    uint64_t depth;          /* of PCT; 0: 3 */
    struct seed seed;        /* of sampling */
    const char *runs;        /* of sampling, as typed; engine_check reads it: */
    uint64_t from, to;       /* those with numbers .from + 1 to .to; 0, 0: 1 to 100 000 */
    const char *preemptions; /* as typed, and as engine_check reads it: */
    bool bounded;            /* no more than .bound of them */
    bool each;               /* one bound after the other, until every failure is reached */
    uint64_t bound;
    bool all;  /* all stories are to be counted */
    int judge; /* enum engine_judge */
};

/* As it is when nothing is typed. */
#define ENGINE_NONE                                                                                \
    {                                                                                              \
        .kind = ENGINE_USUAL                                                                       \
    }

/* The rows of a struct engine, in this group of explain's help. */
enum { GROUP_ENGINE = 4 };
extern const struct option_row engine_rows[];

/* Reads the bound on preemptions. NULL, or `problem` with one line if that is wrong or options do
 * not go together. */
const char *engine_check(struct engine *engine, char *problem, size_t size);

/* Takes from the lab what was not typed. NULL, or `problem` as above. */
const char *engine_fill(struct engine *engine, const struct lab_explore *explore, char *problem,
                        size_t size);

/* Whether states are searched: there are exact counts, and a least execution. */
static inline bool engine_searches(const struct engine *engine)
{
    return engine->kind == ENGINE_USUAL || engine->kind == ENGINE_STATEFUL ||
           engine->kind == ENGINE_BOTH || engine->kind == ENGINE_PROOF;
}

static inline bool engine_samples(const struct engine *engine)
{
    return engine->kind == ENGINE_RANDOM || engine->kind == ENGINE_PCT;
}

#endif
