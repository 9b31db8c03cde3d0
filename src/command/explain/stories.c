/* What is not the search of states: stories told by engine B, samples, bounds on preemptions. */
#include "command/explain/stories.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "command/explain/early/budget.h"
#include "command/line/status.h"
#include "explore/tell/execution.h"
#include "explore/sample/pct.h"
#include "explore/sample/random.h"
#include "explore/search/hunt.h"

enum { SOON = 10000, HUNTED = 300000, HUNTED_C11 = 20000, RUNS = 100000, DEPTH = 3 };

static int complain_about(const struct question *question, const struct experiment *experiment,
                          int error, const char *why)
{
    if (error == ENOMEM)
        return complain(STATUS_SYSTEM, "%s: out of memory", experiment->queue->name);
    return complain(question->status, "%s: %s: %s", question->place, experiment->queue->name,
                    *why ? why : strerror(error));
}

/* Looks for data races where engine B cannot. */
static int hunt_find(struct answer *answer, const struct question *question,
                     const struct experiment *experiment)
{
    struct hunt hunt;
    char why[512] = "";
    budget_begin(experiment->queue->name, "states");
    size_t most = experiment->memory == MEMORY_C11 ? HUNTED_C11 : HUNTED; /* a message is dear */
    int error = explore_hunt(experiment, most, budget_over, NULL, &hunt, why, sizeof why);
    budget_end();
    if (error == EINVAL)
        return 0; /* the search will say why */
    if (error)
        return complain_about(question, experiment, error, why);
    answer->hunted = true;
    answer->hunt_stopped = hunt.stopped;
    answer->stories.seen = hunt.seen;
    answer->stories.schedule = hunt.schedule;
    answer->stories.length = hunt.length;
    memcpy(answer->stories.race, hunt.race, sizeof hunt.race);
    return 0;
}

/* Lets engine B tell the stories, as far as that is asked for. */
static int stories_find(struct answer *answer, const struct question *question,
                        const struct experiment *experiment)
{
    const struct engine *engine = &question->engine;
    bool explicit = engine->kind == ENGINE_DPOR || engine->kind == ENGINE_BOTH || engine->all;
    bool states_alone =
        engine->kind == ENGINE_STATEFUL || engine->kind == ENGINE_PROOF || engine->bounded;
    char why[512] = "";
    struct stories loosely;
    if (!explicit && !dpor_takes(experiment))
        return states_alone ? 0 : hunt_find(answer, question, experiment);
    if (!explicit && states_alone)
        return 0;
    if (!dpor_takes(experiment))
        return complain(STATUS_USAGE, "--engine: stories are told in sequentially consistent "
                                      "memory, without budgets and without a bound on preemptions; "
                                      "expected stateful");
    struct dpor_options options = {
        .strictly = true, .most = explicit ? 0 : SOON, .over = budget_over};
    budget_begin(experiment->queue->name, "stories");
    int error = explore_dpor(experiment, &options, &answer->stories, why, sizeof why);
    budget_end();
    if (error == EINVAL && !explicit)
        return 0; /* the search will say why */
    if (error)
        return complain_about(question, experiment, error, why);
    answer->stories_told = true;
    options.strictly = false;
    budget_begin(experiment->queue->name, "stories");
    error = explore_dpor(experiment, &options, &loosely, why, sizeof why);
    budget_end();
    if (error)
        return complain_about(question, experiment, error, why);
    answer->traces = loosely.stopped ? 0 : loosely.count;
    stories_free(&loosely);
    return 0;
}

int stories_compare(const struct answer *answer)
{
    const struct stories *stories = &answer->stories;
    unsigned circles =
        VERDICT_LIVELOCK | VERDICT_HOLDER | (answer->findings.spins ? VERDICT_HANGS : 0u);
    unsigned ends = ~circles;
    /* Plain accesses are no steps: where they race the engines may see them in different orders. */
    if (!answer->stories_told || stories->stopped || answer->findings.stopped || *stories->race ||
        (answer->findings.seen & ends) == stories->seen)
        return 0;
    return complain(STATUS_INTERNAL,
                    "%s: the engines disagree: stateful has seen %#x, dpor %#x: please report",
                    answer->queue->name, answer->findings.seen & ends, stories->seen);
}

/* Tells a schedule on the machine that is open. 0 or ENOMEM. */
static int schedule_tell(const struct choice *schedule, size_t length, struct execution *execution)
{
    int error = execution_open(execution);
    for (size_t i = 0; !error && i < length; i++)
        error = execution_take(execution, schedule[i]);
    if (!error)
        execution_close(execution);
    return error;
}

static int sample_find(struct answer *answer, const struct question *question,
                       const struct experiment *experiment)
{
    const struct engine *engine = &question->engine;
    struct sample_options options = {.from = engine->from,
                                     .runs = engine->to ? engine->to - engine->from : RUNS,
                                     .seed = engine->seed.value,
                                     .over = budget_over,
                                     .depth = engine->depth ? (unsigned)engine->depth : DEPTH};
    char why[512] = "";
    budget_begin(experiment->queue->name, "runs");
    int error = (engine->kind == ENGINE_PCT ? explore_pct : explore_random)(
        experiment, &options, &answer->sample, why, sizeof why);
    budget_end();
    return error ? complain_about(question, experiment, error, why) : 0;
}

/* Failing histories within a bound; 0, or complains. */
static int count_failures(const struct question *question, const struct experiment *experiment,
                          struct findings *findings)
{
    struct search_options options = {.most_states = question->most_states};
    struct exploration *exploration;
    char why[512] = "";
    int error = budget_search(experiment, options, &exploration, why, sizeof why);
    if (error)
        return complain_about(question, experiment, error, why);
    *findings = *explore_findings(exploration);
    explore_close(exploration);
    return 0;
}

/* Bounds on preemptions, one after the other. */
static int bounds_find(struct answer *answer, const struct question *question,
                       struct experiment experiment)
{
    struct findings all, some = {0};
    experiment.apart = true;
    int status = count_failures(question, &experiment, &all);
    experiment.bounded = true;
    answer->failures = all.failures;
    answer->failures_stopped = all.stopped;
    for (unsigned bound = 0; !status && bound < BOUNDS_MOST && some.failures < all.failures;
         bound++) {
        experiment.preemptions = bound;
        status = count_failures(question, &experiment, &some);
        if (budget_is_over())
            break;
        answer->reached[answer->bounds++] = some.failures;
    }
    return status;
}

bool proof_will_do(const struct answer *answer, const struct question *question)
{
    return engine_searches(&question->engine) && !question->replay && !question->example &&
           !question->graph && !answer->stories.schedule;
}

int more_find(struct answer *answer, const struct question *question,
              const struct experiment *experiment)
{
    if (question->replay)
        return 0;
    int status = engine_samples(&question->engine) ? sample_find(answer, question, experiment)
                                                   : stories_find(answer, question, experiment);
    return !status && question->engine.each ? bounds_find(answer, question, *experiment) : status;
}

void more_seen(struct answer *answer, const struct question *question)
{
    struct findings *findings = &answer->findings;
    if (question->replay)
        return;
    if (engine_searches(&question->engine)) {
        if (*answer->stories.race)
            findings->seen |=
                answer->stories.seen & (VERDICT_RACE | VERDICT_VOLATILE | VERDICT_FREED);
        return;
    }
    bool samples = engine_samples(&question->engine);
    *findings = (struct findings){
        .seen = samples ? answer->sample.seen : answer->stories.seen,
        .stopped = samples || answer->stories.stopped,
        .spins = samples ? answer->sample.unfinished > 0 : answer->stories.spins,
        .deepest = samples ? (unsigned)answer->sample.longest : 0,
    };
    snprintf(findings->trouble, sizeof findings->trouble, "%s", answer->sample.trouble);
}

/* A race is told where the search has seen nothing that is worse; one of volatile accesses alone,
 * where nothing else is wrong. */
bool more_tells(const struct answer *answer, const struct question *question)
{
    unsigned seen = answer->findings.seen;
    bool worse = *answer->findings.trouble && seen & VERDICTS_WORSE;
    if (answer->sample.schedule)
        return true;
    return answer->stories.schedule &&
           (!engine_searches(&question->engine) || (seen & VERDICT_RACE && !worse) ||
            seen == VERDICT_VOLATILE ||
            (answer->stories.seen & VERDICT_FREED && *answer->stories.race &&
             !*answer->findings.trouble));
}

int more_tell(const struct answer *answer, struct execution *execution)
{
    const struct sample *sample = &answer->sample;
    return sample->schedule
               ? schedule_tell(sample->schedule, sample->length, execution)
               : schedule_tell(answer->stories.schedule, answer->stories.length, execution);
}
