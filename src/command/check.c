/* qlab check FILE: is this queue right? Compiled, explored with every small client, measured. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/check/cases.h"
#include "command/check/conclude.h"
#include "command/check/measured.h"
#include "command/check/walk.h"
#include "command/exercise/alone.h"
#include "command/exercise/goal.h"
#include "command/exercise/pass.h"
#include "command/explain/subject.h"
#include "command/line/arguments.h"
#include "command/session/interrupt.h"
#include "command/verbs.h"
#include "lab/lab_queues.h"
#include "lab/number.h"
#include "own/own.h"

enum { BUDGET_USUAL = 20, BUDGET_EXERCISE = 120, CALLS_MOST = 8 };

struct check_options {
    const char *budget; /* as typed */
    uint64_t calls;
    struct seed seed;
    const char *line; /* of an exercise */
    int format;       /* which of cases_formats */
};

#define AT(member) OPTION_AT(struct check_options, member)

static const struct option_row rows[] = {
    {"budget", "how long clients are explored (default 20s)", "T", AT(budget)},
    {"clients", "only clients of up to so many calls", "N", .least = 1, .most = CALLS_MOST,
     AT(calls)},
    {"seed", "of what is measured (default 1)", "N", AT(seed)},
    {"line", "check the line that somebody handed in for that file", "TEXT", AT(line)},
    {"format", "how to print it", .words = cases_formats, AT(format)},
    {0},
};

/* What is looked for, and how far. */
struct check {
    const struct check_options *chosen;
    const struct lab *lab;
    struct walk_plan plan;
    size_t least;            /* calls of which all must be proved */
    const struct goal *goal; /* of an exercise; NULL */
};

/* Writes the line of an exercise that was passed, and compares it with the one handed in. */
static int check_line(const struct check *check, const struct walk *walk, char *line, size_t size)
{
    const char *given = check->chosen->line, *path = check->lab->queues[0].queue->source;
    int error = pass_line(check->goal, walk, path, line, size);
    if (error)
        return complain(STATUS_MISSING, "%s: %s", path, strerror(error));
    if (given && strcmp(given, line) != 0)
        return complain(STATUS_DATA, "--line: this was found: %s", line);
    return 0;
}

static int check_lab(const struct check *check)
{
    const struct queue_class *queue = check->lab->queues[0].queue;
    struct cases cases = {.queue = queue->name, .file = queue->source, .line = ""};
    struct walk *walk = calloc(1, sizeof *walk);
    const struct seed *seed = &check->chosen->seed;
    char sentence[1024], line[512] = "";
    if (!walk)
        return complain(STATUS_SYSTEM, "out of memory");
    cases_add(&cases, "compiled", CASE_PASSED, 0, "%s, claims to be %s%s", queue->source,
              queue->claim == QUEUE_EXACT ? "exact" : "inexact",
              queue->full ? ", Full too" : "; its Full is not judged");
    if (check->goal) {
        goal_add(&cases, check->goal, queue);
        alone_add(&cases, queue);
    }
    int status = walk_clients(check->lab, &check->plan, walk);
    if (!status) {
        conclude_walk(&cases, &check->plan, walk);
        if (!check->goal || !walk->found) /* else the student has enough to look at */
            status = measured_add(&cases, queue, seed->given ? seed->value : 1);
    }
    if (!status) {
        conclude(&cases, &check->plan, walk, check->least, sentence, sizeof sentence);
        if (check->goal && cases.status == STATUS_HOLDS && !interrupted)
            status = check_line(check, walk, line, sizeof line);
    }
    if (!status) {
        cases.line = line;
        int error = cases_writers[check->chosen->format](stdout, &cases);
        status = error ? printed(error) : interrupted ? STATUS_INTERRUPTED : cases.status;
    }
    free(walk);
    return status;
}

/* Plans for the goal of an exercise, if the file is one of them. */
static int check_goal(struct check *check, struct goal *goal, uint64_t budget)
{
    const struct queue_class *queue = check->lab->queues[0].queue;
    const char *line = check->chosen->line;
    struct lab_error error = {0};
    char name[sizeof goal->lab], why[600];
    if (!own_is(queue) || !goal_named(queue->source, name))
        return line ? complain(STATUS_USAGE,
                               "--line: %s is no exercise: it has no line \"qlab: "
                               "exercise LAB\"",
                               queue->name)
                    : 0;
    if (goal_read(name, goal, &error))
        return complain(error.status, "%s: %s", queue->source, error.text);
    if (line && pass_unfit(line, goal, queue->source, why, sizeof why))
        return complain(STATUS_DATA, "%s", why);
    check->goal = goal;
    check->plan = goal_plan(goal, (unsigned)(check->chosen->budget ? budget : BUDGET_EXERCISE));
    check->least = goal->calls;
    return 0;
}

static int check(int argc, char **argv)
{
    struct check_options chosen = {0};
    struct words words;
    struct goal goal;
    uint64_t budget = UINT64_C(1000000000) * BUDGET_USUAL;
    int status = 0;
    arguments_parse(&command_check, argc, argv, &chosen, &words);
    const char *expected = chosen.budget ? number_read(chosen.budget, UNIT_TIME, &budget) : NULL;
    if (expected)
        return complain(STATUS_USAGE, "--budget: got '%s', expected %s", chosen.budget, expected);
    struct lab *lab = subject_alone(words.list[0], &status);
    if (!lab)
        return status;
    if (lab->queue_count != 1) {
        lab_free(lab);
        return complain(STATUS_USAGE, "check takes one queue, got '%s'", words.list[0]);
    }
    if (lab->queues[0].queue->unavailable) {
        status = complain(STATUS_FEATURE, "%s: %s", lab->queues[0].queue->name,
                          lab->queues[0].queue->unavailable);
        lab_free(lab);
        return status;
    }
    budget = (budget + 999999999u) / 1000000000u;
    size_t calls = chosen.calls ? chosen.calls : CALLS_MOST;
    struct check check = {.chosen = &chosen,
                          .lab = lab,
                          .plan = {.seconds = (unsigned)budget, .calls = {calls, calls, calls, 0}},
                          .least = 1};
    status = check_goal(&check, &goal, budget);
    if (!status)
        status = check_lab(&check);
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
