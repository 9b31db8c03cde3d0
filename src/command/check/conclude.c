/* From what was found to words. */
#include "command/check/conclude.h"

#include <stdio.h>
#include <string.h>

#include "command/line/status.h"
#include "lab/figure.h"

static const char *const passes[] = {[WALK_ORDERED] = "every client",
                                     [WALK_BUFFERED] = "with store buffers",
                                     [WALK_STOPPED] = "a worker stopped"};

static void add_proof(struct cases *cases, enum walk_pass pass, const struct walk_proof *proof)
{
    cases_add(cases, passes[pass], CASE_PASSED, 0,
              "proved: %s for every client of up to %zu calls by up to 3 workers "
              "(%s clients and capacities, %s states)",
              pass == WALK_STOPPED ? "nobody ever waits for it" : "never wrong", proof->calls,
              figure_count(proof->clients).text, figure_count(proof->states).text);
}

/* The pass in which the client was found that goes wrong. */
static void add_found(struct cases *cases, const struct walk *walk)
{
    const char *name = passes[walk->pass];
    if (!*walk->client)
        cases_add(cases, name, CASE_FAILED, walk->line, "%s: %s", walk->verdict, walk->why);
    else
        cases_add(cases, name, walk->refutes ? CASE_FAILED : CASE_TOLD, walk->line,
                  "%s in \"%s\", capacity %zu, the smallest of %s clients that does%s%s%s",
                  walk->verdict, walk->client, walk->capacity,
                  figure_count(walk->proof[walk->pass].looked).text,
                  walk->refutes ? "" : ", as it says", *walk->why ? ": " : "", walk->why);
}

void conclude_walk(struct cases *cases, const struct walk_plan *plan, const struct walk *walk)
{
    for (int pass = 0; pass < WALK_PASSES; pass++) {
        const struct walk_proof *proof = &walk->proof[pass];
        if (!plan->calls[pass])
            continue;
        if (walk->refused)
            cases_add(cases, passes[pass],
                      walk->refused == STATUS_DATA ? CASE_FAILED : CASE_SKIPPED, 0, "%s",
                      walk->why);
        else if (walk->found && walk->pass == (enum walk_pass)pass)
            add_found(cases, walk);
        else if (proof->calls)
            add_proof(cases, (enum walk_pass)pass, proof);
        else
            cases_add(cases, passes[pass], CASE_SKIPPED, 0, "%s",
                      !walk->found || (enum walk_pass)pass < walk->pass
                          ? "nothing was proved in this time"
                      : walk->refutes ? "not asked: the client above refutes it already"
                                      : "not asked: the client above shows already that it does");
    }
    if (walk->covered)
        cases_add(cases, "reached", *walk->unreached ? CASE_TOLD : CASE_PASSED, 0, "%s",
                  *walk->unreached ? walk->unreached
                                   : "every line of the file was in some execution");
    cases->story = walk->story;
    cases->client = walk->client;
    cases->schedule = walk->schedule;
    cases->capacity = walk->capacity;
    cases->options = walk->pass == WALK_BUFFERED
                         ? walk->timeouts ? " --memory tso --timeouts 1" : " --memory tso"
                     : walk->pass == WALK_STOPPED
                         ? walk->timeouts ? " --kill 1 --timeouts 1" : " --kill 1"
                     : walk->timeouts ? " --timeouts 1"
                                      : "";
}

/* Whether every pass proved so much. */
static bool is_proved(const struct walk_plan *plan, const struct walk *walk, size_t least)
{
    bool proved = true;
    for (int pass = 0; pass < WALK_PASSES; pass++) {
        size_t wanted = least < plan->calls[pass] ? least : plan->calls[pass];
        proved &= walk->proof[pass].calls >= wanted;
    }
    return proved;
}

void conclude(struct cases *cases, const struct walk_plan *plan, const struct walk *walk,
              size_t least, char *sentence, size_t size)
{
    const struct check_case *failed = NULL;
    for (size_t i = 0; i < cases->count && !failed; i++)
        if (cases->list[i].result == CASE_FAILED)
            failed = &cases->list[i];
    cases->status = failed                                        ? STATUS_REFUTED
                    : is_proved(plan, walk, least) || walk->found ? STATUS_HOLDS
                                                                  : STATUS_INCONCLUSIVE;
    cases->verdict = failed                                 ? "refuted"
                     : cases->status == STATUS_INCONCLUSIVE ? "inconclusive"
                                                            : "holds";
    if (failed)
        snprintf(sentence, size, "%s breaks its promise: %s: %s.", cases->queue, failed->name,
                 failed->text);
    else if (walk->found)
        snprintf(sentence, size, "%s is wrong where it says so: %s in \"%s\".", cases->queue,
                 walk->verdict, walk->client);
    else if (cases->status == STATUS_HOLDS)
        snprintf(sentence, size,
                 "%s kept its promise in every client of up to %zu calls (%zu with store buffers) "
                 "and in all runs. Larger clients and spurious failures were not looked at.",
                 cases->queue, walk->proof[WALK_ORDERED].calls, walk->proof[WALK_BUFFERED].calls);
    else
        snprintf(sentence, size,
                 "%s did nothing wrong in what was seen; too little is proved: every client of up "
                 "to %zu calls (%zu with store buffers).",
                 cases->queue, walk->proof[WALK_ORDERED].calls, walk->proof[WALK_BUFFERED].calls);
    cases->sentence = sentence;
}
