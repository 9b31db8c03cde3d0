/* The engine: how `qlab explain` is to go about it. */
#ifndef QLAB_COMMAND_EXPLAIN_ENGINE_H
#define QLAB_COMMAND_EXPLAIN_ENGINE_H

#include <argp.h>
#include <stdbool.h>
#include <stdint.h>

enum engine_kind {
    ENGINE_USUAL,    /* stateful, and so many stories as are soon told */
    ENGINE_STATEFUL, /* every state */
    ENGINE_DPOR,     /* every story */
    ENGINE_BOTH,     /* both to the end, and they must agree */
    ENGINE_RANDOM,
    ENGINE_PCT,
};

struct engine {
    enum engine_kind kind;
    unsigned depth; /* of PCT; 0: 3 */
    uint64_t seed;  /* of sampling */
    uint64_t runs;  /* of sampling; 0: 100 000 */
    bool bounded;   /* no more than .preemptions preemptions */
    bool each;      /* one bound after the other, until every failure is reached */
    unsigned preemptions;
    bool all; /* all stories are to be counted */
};

/* The options; their input is a struct engine. */
extern const struct argp engine_argp;

/* Whether states are searched: there are exact counts, and a least execution. */
static inline bool engine_searches(const struct engine *engine)
{
    return engine->kind == ENGINE_USUAL || engine->kind == ENGINE_STATEFUL ||
           engine->kind == ENGINE_BOTH;
}

static inline bool engine_samples(const struct engine *engine)
{
    return engine->kind == ENGINE_RANDOM || engine->kind == ENGINE_PCT;
}

#endif
