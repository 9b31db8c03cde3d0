/* The options that say how to search. */
#include "command/explain/engine.h"

#include <stdio.h>
#include <string.h>

#include "lab/lab_explore.h"
#include "lab/number.h"

enum { DEPTH_MOST = 20, RUNS_MOST = 1000000000 };

static const char *const engines[] = {[ENGINE_STATEFUL] = "stateful",
                                      [ENGINE_DPOR] = "dpor",
                                      [ENGINE_BOTH] = "both",
                                      [ENGINE_RANDOM] = "random",
                                      [ENGINE_PCT] = "pct",
                                      [ENGINE_PROOF] = "proof",
                                      NULL};

static const char *const judges[] = {[JUDGE_ALL] = "all", [JUDGE_EMPTIES] = "empties", NULL};

#define AT(member) .group = GROUP_ENGINE, OPTION_AT(struct engine, member)

const struct option_row engine_rows[] = {
    {NULL, "Engine:", .kind = OPTION_TITLE, .group = GROUP_ENGINE},
    {"engine",
     "stateful: every state; dpor: every story; both, and compare; random, pct: samples; proof: "
     "every state and no counts, twice as fast",
     .words = engines, AT(kind)},
    {"all", "count all distinct stories, however many", AT(all)},
    {"preemptions", "at most N preemptions; each: 0, 1, 2, ... until every failure is reached", "N",
     AT(preemptions)},
    {"judge", "empties: neither order nor Full, for several times fewer states", .words = judges,
     AT(judge)},
    {"runs", "samples (default 100k); of a larger experiment those after the first N: 1M..2M",
     "[N..]M", AT(runs)},
    {"seed", "of the samples (default 0), or of --quiz", "N", AT(seed)},
    {"depth", "of PCT: D - 1 places where a priority falls (default 3)", "D", .least = 1,
     .most = DEPTH_MOST, AT(depth)},
    {0},
};

/* "100k", or "1M..2M". NULL, or what was expected. */
static const char *read_runs(struct engine *engine)
{
    static const char expected[] =
        "a number of runs such as 100k, or a part of them such as 1M..2M";
    char first[32];
    const char *rest = strstr(engine->runs, "..");
    size_t length = rest ? (size_t)(rest - engine->runs) : 0;
    engine->from = 0;
    if (length >= sizeof first)
        return expected;
    memcpy(first, engine->runs, length);
    first[length] = '\0';
    if ((rest && number_read(first, UNIT_COUNT, &engine->from)) ||
        number_read(rest ? rest + 2 : engine->runs, UNIT_COUNT, &engine->to) ||
        engine->from >= engine->to || engine->to - engine->from > RUNS_MOST)
        return expected;
    return NULL;
}

const char *engine_check(struct engine *engine, char *problem, size_t size)
{
    static const struct option_row bound = {"preemptions", .most = PREEMPTIONS_MOST,
                                            OPTION_AT(struct engine, bound)};
    const char *wrong = NULL;
    engine->each = engine->preemptions && strcmp(engine->preemptions, "each") == 0;
    engine->bounded = engine->preemptions && !engine->each;
    if (engine->bounded && option_take(&bound, (char *)engine->preemptions, engine, problem, size))
        return problem;
    if (engine->bounded && (engine->kind == ENGINE_DPOR || engine->kind == ENGINE_BOTH))
        wrong = "--preemptions: stories cannot be told under a bound; expected --engine stateful, "
                "random or pct";
    else if (engine->each && !engine_searches(engine))
        wrong = "--preemptions each: expected --engine stateful";
    else if (engine->depth && engine->kind != ENGINE_PCT)
        wrong = "--depth: expected --engine pct";
    else if ((engine->runs || engine->seed.given) && !engine_samples(engine))
        wrong = "--runs and --seed: expected --engine random or pct";
    else if (engine->runs && (wrong = read_runs(engine))) {
        snprintf(problem, size, "--runs: got '%.40s', expected %s", engine->runs, wrong);
        return problem;
    }
    if (wrong)
        snprintf(problem, size, "%s", wrong);
    return wrong;
}

const char *engine_fill(struct engine *engine, const struct lab_explore *explore, char *problem,
                        size_t size)
{
    bool bounds = engine->kind != ENGINE_DPOR && engine->kind != ENGINE_BOTH;
    if (engine->preemptions || !explore->preemptions || !bounds)
        return NULL;
    engine->preemptions = explore->preemptions;
    return engine_check(engine, problem, size);
}
