/* The options that say how to search. */
#include "command/explain/engine.h"

#include <string.h>

#include "command/session/options.h"
#include "lab/number.h"
#include "lab/words.h"

enum { KEY_ENGINE = 0x300, KEY_DEPTH, KEY_SEED, KEY_RUNS, KEY_PREEMPTIONS, KEY_ALL };

enum { GROUP_ENGINE = 4, DEPTH_MOST = 20, PREEMPTIONS_MOST = 1000 };

static const struct argp_option options[] = {
    {NULL, 0, NULL, 0, "Engine:", GROUP_ENGINE},
    {"engine", KEY_ENGINE, "stateful|dpor|both|random|pct", 0,
     "stateful: every state; dpor: every story; both, and compare; random, pct: samples",
     GROUP_ENGINE},
    {"all", KEY_ALL, NULL, 0, "count all distinct stories, however many", GROUP_ENGINE},
    {"preemptions", KEY_PREEMPTIONS, "N", 0,
     "at most N preemptions; each: 0, 1, 2, ... until every failure is reached", GROUP_ENGINE},
    {"runs", KEY_RUNS, "N", 0, "samples (default 100k)", GROUP_ENGINE},
    {"seed", KEY_SEED, "N", 0, "of the samples (default 0)", GROUP_ENGINE},
    {"depth", KEY_DEPTH, "D", 0, "of PCT: D - 1 places where a priority falls (default 3)",
     GROUP_ENGINE},
    {0},
};

static uint64_t read_number(const char *text, uint64_t least, uint64_t most, const char *option,
                            const struct argp_state *state)
{
    uint64_t number = 0;
    const char *wrong = number_read(text, UNIT_COUNT, &number);
    if (wrong || number < least || number > most)
        argp_error(state, "--%s: got '%s', expected %llu to %llu", option, text,
                   (unsigned long long)least, (unsigned long long)most);
    return number;
}

/* Options that do not go together. */
static void check(const struct engine *engine, const struct argp_state *state)
{
    if (engine->bounded && (engine->kind == ENGINE_DPOR || engine->kind == ENGINE_BOTH))
        argp_error(state, "--preemptions: stories cannot be told under a bound; expected --engine "
                          "stateful, random or pct");
    if (engine->each && !engine_searches(engine))
        argp_error(state, "--preemptions each: expected --engine stateful");
    if (engine->depth && engine->kind != ENGINE_PCT)
        argp_error(state, "--depth: expected --engine pct");
    if ((engine->runs || engine->seed) && !engine_samples(engine))
        argp_error(state, "--runs and --seed: expected --engine random or pct");
}

static error_t take(int key, char *argument, struct argp_state *state)
{
    static const char *const engines[] = {"", "stateful", "dpor", "both", "random", "pct", NULL};
    struct engine *engine = state->input;
    int kind;
    switch (key) {
    case KEY_ENGINE:
        kind = word_index(argument, engines);
        if (kind < ENGINE_STATEFUL)
            argp_error(state, "--engine: got '%s', expected stateful, dpor, both, random or pct",
                       argument);
        engine->kind = (enum engine_kind)kind;
        return 0;
    case KEY_ALL:
        engine->all = true;
        return 0;
    case KEY_PREEMPTIONS:
        engine->each = strcmp(argument, "each") == 0;
        engine->bounded = !engine->each;
        if (engine->bounded)
            engine->preemptions =
                (unsigned)read_number(argument, 0, PREEMPTIONS_MOST, "preemptions", state);
        return 0;
    case KEY_RUNS:
        engine->runs = read_number(argument, 1, 1000000000, "runs", state);
        return 0;
    case KEY_SEED:
        engine->seed = read_number(argument, 0, UINT64_MAX, "seed", state);
        return 0;
    case KEY_DEPTH:
        engine->depth = (unsigned)read_number(argument, 1, DEPTH_MOST, "depth", state);
        return 0;
    case ARGP_KEY_END:
        check(engine, state);
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

const struct argp engine_argp = {options, take, NULL, NULL, NULL, NULL, NULL};
