/* From what was found to words. */
#include "command/check/conclude.h"

#include <stdio.h>
#include <string.h>

#include "command/line/status.h"
#include "command/session/interrupt.h"
#include "lab/figure.h"

static void add_proof(struct cases *cases, enum walk_pass pass, const struct walk_proof *proof)
{
    cases_add(cases, walk_ways[pass].name, CASE_PASSED, 0,
              "proved: %s for every client of up to %zu calls by up to 3 workers "
              "(%s clients and capacities, %s states)%s",
              pass == WALK_STOPPED ? "nobody ever waits for it" : "never wrong", proof->calls,
              figure_count(proof->clients).text, figure_count(proof->states).text,
              proof->untried ? "; none with timed calls, for C11 has no time" : "");
}

/* What the store buffers of an x86 were proved not to do, if they were. */
static const char *beyond_x86(const struct walk *walk)
{
    return walk->pass == WALK_WEAK &&
                   walk->proof[WALK_BUFFERED].calls > walk->proof[WALK_WEAK].calls
               ? "; an x86 does not show it, ARM or a compiler may"
               : "";
}

/* The pass in which the client was found that goes wrong. */
static void add_found(struct cases *cases, const struct walk *walk)
{
    const char *name = walk_ways[walk->pass].name;
    if (!*walk->client)
        cases_add(cases, name, CASE_FAILED, walk->line, "%s: %s", walk->verdict, walk->why);
    else
        cases_add(cases, name, walk->refutes ? CASE_FAILED : CASE_TOLD, walk->line,
                  "%s in \"%s\", capacity %zu, the smallest of %s clients that does%s%s%s%s",
                  walk->verdict, walk->client, walk->capacity,
                  figure_count(walk->proof[walk->pass].looked).text,
                  walk->refutes ? "" : ", as it says", beyond_x86(walk), *walk->why ? ": " : "",
                  walk->why);
}

static void add_orders(struct cases *cases, const struct walk_orders *orders)
{
    if (*orders->needless)
        cases_add(cases, "orders", CASE_FAILED, orders->line, "%s", orders->needless);
    else if (orders->known)
        cases_add(
            cases, "orders", CASE_PASSED, 0,
            "all are needed: of %zu weaker ones, one at a time, each goes wrong in some client",
            orders->tried);
    else
        cases_add(cases, "orders", CASE_SKIPPED, 0, "not looked through");
}

void conclude_walk(struct cases *cases, const struct walk_plan *plan, const struct walk *walk)
{
    for (int pass = 0; pass < WALK_PASSES; pass++) {
        const struct walk_proof *proof = &walk->proof[pass];
        if (!plan->calls[pass])
            continue;
        if (walk->refused)
            cases_add(cases, walk_ways[pass].name,
                      walk->refused == STATUS_DATA ? CASE_FAILED : CASE_SKIPPED, 0, "%s",
                      walk->why);
        else if (walk->found && walk->pass == (enum walk_pass)pass)
            add_found(cases, walk);
        else if (pass == WALK_WEAK && *walk->weak)
            cases_add(cases, walk_ways[pass].name, CASE_SKIPPED, 0, "%s", walk->weak);
        else if (proof->calls)
            add_proof(cases, (enum walk_pass)pass, proof);
        else
            cases_add(cases, walk_ways[pass].name, CASE_SKIPPED, 0, "%s",
                      !walk->found || (enum walk_pass)pass < walk->pass
                          ? "nothing was proved in this time"
                      : walk->refutes ? "not asked: the client above refutes it already"
                                      : "not asked: the client above shows already that it does");
    }
    if (plan->orders)
        add_orders(cases, &walk->orders);
    if (walk->covered)
        cases_add(cases, "reached", *walk->unreached ? CASE_TOLD : CASE_PASSED, 0, "%s%s",
                  *walk->unreached ? walk->unreached
                                   : "every line of the file was in some execution",
                  !walk->destroys    ? ""
                  : *walk->unreached ? "; destroy() is not explored"
                                     : ", but for destroy(), which is not explored");
    cases->story = walk->story;
    cases->client = walk->client;
    cases->schedule = walk->schedule;
    cases->capacity = walk->capacity;
    snprintf(cases->options, sizeof cases->options, "%s%s", walk_ways[walk->pass].option,
             walk->timeouts ? " --timeouts 1" : "");
}

/* Whether every pass proved so much. */
static bool is_proved(const struct walk_plan *plan, const struct walk *walk, size_t least)
{
    bool proved = !plan->orders || walk->orders.known;
    for (int pass = 0; pass < WALK_PASSES; pass++) {
        size_t wanted = least < plan->calls[pass] ? least : plan->calls[pass];
        if (pass == WALK_WEAK && *walk->weak)
            continue; /* said apart */
        proved &= walk->proof[pass].calls >= wanted;
    }
    return proved;
}

/* How far the passes came. */
static const char *calls_of(const struct walk_plan *plan, const struct walk *walk, char *text,
                            size_t size)
{
    size_t used =
        (size_t)snprintf(text, size, "%zu calls (%zu with store buffers",
                         walk->proof[WALK_ORDERED].calls, walk->proof[WALK_BUFFERED].calls);
    if (plan->calls[WALK_WEAK] && !*walk->weak)
        used += (size_t)snprintf(text + used, size - used, ", %zu in C11's memory",
                                 walk->proof[WALK_WEAK].calls);
    snprintf(text + used, size - used, ")");
    return text;
}

/* What was left out besides larger clients. */
static const char *left_out(const struct walk_plan *plan, const struct walk *walk)
{
    return !plan->calls[WALK_WEAK] || *walk->weak ? "spurious failures and C11's memory"
           : walk->proof[WALK_WEAK].untried ? "spurious failures and timed calls in C11's memory"
                                            : "spurious failures";
}

/* What is said of runs by who did nothing wrong in them. */
static const char *in_runs(const struct cases *cases)
{
    if (interrupted)
        return cases->runs ? " and in the runs that were made before it was interrupted"
                           : "; it was interrupted before any run was made";
    return cases->runs ? " and in all runs" : "; no run was made";
}

void conclude(struct cases *cases, const struct walk_plan *plan, const struct walk *walk,
              size_t least, char *sentence, size_t size)
{
    const struct check_case *failed = NULL;
    char calls[96];
    size_t failures = 0;
    for (size_t i = cases->count; i-- > 0;)
        if (cases->list[i].result == CASE_FAILED) {
            failed = &cases->list[i]; /* the first of all */
            failures++;
        }
    cases->status = failed                                        ? STATUS_REFUTED
                    : is_proved(plan, walk, least) || walk->found ? STATUS_HOLDS
                                                                  : STATUS_INCONCLUSIVE;
    cases->verdict = failed                                 ? "refuted"
                     : cases->status == STATUS_INCONCLUSIVE ? "inconclusive"
                                                            : "holds";
    if (failures == 1 && *walk->orders.needless)
        snprintf(sentence, size, "%s is right, and stronger than it has to be: %s.", cases->queue,
                 failed->text);
    else if (failed)
        snprintf(sentence, size, "%s breaks its promise: %s: %s.", cases->queue, failed->name,
                 failed->text);
    else if (walk->found)
        snprintf(sentence, size, "%s is wrong where it says so: %s in \"%s\".", cases->queue,
                 walk->verdict, walk->client);
    else if (cases->status == STATUS_HOLDS)
        snprintf(sentence, size,
                 "%s kept its promise in every client of up to %s%s. Not looked at: "
                 "larger clients, %s.",
                 cases->queue, calls_of(plan, walk, calls, sizeof calls), in_runs(cases),
                 left_out(plan, walk));
    else
        snprintf(sentence, size,
                 "%s did nothing wrong in what was seen; too little is proved: every client of up "
                 "to %s.",
                 cases->queue, calls_of(plan, walk, calls, sizeof calls));
    cases->sentence = sentence;
}
