/* qlab check FILE: is this queue right? Compiled, explored with every small client, measured. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/check/cases.h"
#include "command/check/measured.h"
#include "command/check/walk.h"
#include "command/line/arguments.h"
#include "command/session/interrupt.h"
#include "command/verbs.h"
#include "lab/figure.h"
#include "lab/lab_queues.h"
#include "lab/number.h"

enum { BUDGET_USUAL = 20, CALLS_MOST = 8 };

struct check_options {
    const char *budget; /* as typed */
    uint64_t calls;
    struct seed seed;
    int format; /* which of cases_formats */
};

#define AT(member) OPTION_AT(struct check_options, member)

static const struct option_row rows[] = {
    {"budget", "how long clients are explored (default 20s)", "T", AT(budget)},
    {"clients", "only clients of up to so many calls", "N", .least = 1, .most = CALLS_MOST,
     AT(calls)},
    {"seed", "of what is measured (default 1)", "N", AT(seed)},
    {"format", "how to print it", .words = cases_formats, AT(format)},
    {0},
};

/* The cases of what the walk through the clients came to. */
static void add_walk(struct cases *cases, const struct walk *walk)
{
    static const char *const memories[] = {"every client", "with store buffers"};
    for (int memory = 0; memory < WALK_MEMORIES; memory++) {
        const struct walk_proof *proof = &walk->proof[memory];
        bool here = walk->found && walk->memory == memory;
        if (walk->refused)
            cases_add(cases, memories[memory], walk->refused == 65 ? CASE_FAILED : CASE_SKIPPED, 0,
                      "%s", walk->why);
        else if (here && !*walk->client)
            cases_add(cases, memories[memory], CASE_FAILED, walk->line, "%s: %s", walk->verdict,
                      walk->why);
        else if (here)
            cases_add(cases, memories[memory], walk->refutes ? CASE_FAILED : CASE_TOLD, walk->line,
                      "%s in \"%s\", capacity %zu, the smallest of %s clients that does%s%s%s",
                      walk->verdict, walk->client, walk->capacity, figure_count(proof->looked).text,
                      walk->refutes ? "" : ", as it says", *walk->why ? ": " : "", walk->why);
        else if (!proof->calls)
            cases_add(cases, memories[memory], CASE_SKIPPED, 0, "nothing was proved%s",
                      walk->found ? "; it was not looked further" : " in this time");
        else
            cases_add(cases, memories[memory], CASE_PASSED, 0,
                      "proved: never wrong for every client of up to %zu calls by up to 3 workers "
                      "(%s clients and capacities, %s states)",
                      proof->calls, figure_count(proof->clients).text,
                      figure_count(proof->states).text);
    }
}

/* All in one sentence, and the exit status. */
static void conclude(struct cases *cases, const struct walk *walk, char *sentence, size_t size)
{
    const struct check_case *failed = NULL;
    for (size_t i = 0; i < cases->count && !failed; i++)
        if (cases->list[i].result == CASE_FAILED)
            failed = &cases->list[i];
    cases->status = failed ? STATUS_REFUTED
                    : (walk->proof[0].calls && walk->proof[1].calls) || walk->found
                        ? STATUS_HOLDS
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
                 cases->queue, walk->proof[0].calls, walk->proof[1].calls);
    else
        snprintf(sentence, size,
                 "%s did nothing wrong in what was seen; too little is proved: every client of up "
                 "to %zu calls (%zu with store buffers).",
                 cases->queue, walk->proof[0].calls, walk->proof[1].calls);
    cases->sentence = sentence;
}

/* A lab made of that queue alone; NULL after complaining. */
static struct lab *lab_of(const char *queue, int *status)
{
    struct lab_error error = {0};
    struct lab *lab = lab_new(workload_find("never-empty"));
    if (lab && lab_set_queues(lab, queue, &error) && lab->queue_count == 1)
        return lab;
    *status = !lab           ? complain(STATUS_SYSTEM, "out of memory")
              : error.status ? complain(error.status, "%s", error.text)
                             : complain(STATUS_USAGE, "check takes one queue, got '%s'", queue);
    lab_free(lab);
    return NULL;
}

static int check_lab(const struct check_options *chosen, const struct lab *lab, unsigned seconds)
{
    const struct queue_class *queue = lab->queues[0].queue;
    struct cases cases = {.queue = queue->name, .file = queue->source};
    struct walk *walk = calloc(1, sizeof *walk);
    char sentence[1024];
    if (!walk)
        return complain(STATUS_SYSTEM, "out of memory");
    cases_add(&cases, "compiled", CASE_PASSED, 0, "%s, claims to be %s%s", queue->source,
              queue->claim == QUEUE_EXACT ? "exact" : "inexact",
              queue->full ? ", Full too" : "; its Full is not judged");
    int status = walk_clients(lab, seconds, chosen->calls ? chosen->calls : CALLS_MOST, walk);
    if (!status) {
        add_walk(&cases, walk);
        status = measured_add(&cases, queue, chosen->seed.given ? chosen->seed.value : 1);
    }
    if (!status) {
        cases.story = walk->story;
        cases.client = walk->client;
        cases.schedule = walk->schedule;
        cases.capacity = walk->capacity;
        cases.memory = walk->memory;
        cases.timeouts = walk->timeouts;
        conclude(&cases, walk, sentence, sizeof sentence);
        int error = cases_writers[chosen->format](stdout, &cases);
        status = error ? complain(STATUS_OUTPUT, "stdout: %s", strerror(error))
                       : finish(interrupted ? STATUS_INTERRUPTED : cases.status);
    }
    free(walk);
    return status;
}

static int check(int argc, char **argv)
{
    struct check_options chosen = {0};
    struct words words;
    uint64_t budget = UINT64_C(1000000000) * BUDGET_USUAL;
    int status = 0;
    arguments_parse(&command_check, argc, argv, &chosen, &words);
    const char *expected = chosen.budget ? number_read(chosen.budget, UNIT_TIME, &budget) : NULL;
    if (expected)
        return complain(STATUS_USAGE, "--budget: got '%s', expected %s", chosen.budget, expected);
    struct lab *lab = lab_of(words.list[0], &status);
    if (!lab)
        return status;
    status = check_lab(&chosen, lab, (unsigned)((budget + 999999999u) / 1000000000u));
    lab_free(lab);
    return status;
}

const struct command command_check = {
    .name = "check",
    .arguments = "FILE|QUEUE",
    .summary = "is your own queue right? every small client, and measured",
    .usage = "FILE|QUEUE",
    .doc =
        "Looks at one queue, a file of yours or one of the lab: compiles it, explores every "
        "client, the smallest first, until the budget is over, measures it briefly, and says "
        "what it came to, with the shortest story of what is wrong.\n\n"
        "  qlab check ./my_queue.c\n"
        "  qlab check ./my_queue.c --budget 2m\n"
        "  qlab check ./my_queue.c --format=junit\n"
        "\vExit status: 0 it kept its promise as far as was looked; 1 it broke it; 2 nothing was "
        "proved; 65 it does not compile.",
    .options = (const struct option_table[]){{rows, NULL, 0}, {0}},
    .missing = "name a queue file, such as ./my_queue.c, or a queue",
    .extra = "one queue at a time",
    .run = check,
};
