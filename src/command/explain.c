/* qlab explain LAB|QUEUE: the shortest interleaving that lies, or the proof that there is none. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/arguments.h"
#include "command/command.h"
#include "command/explain/explain.h"
#include "command/explain/measured_rates.h"
#include "command/session/options.h"
#include "command/explain/seen.h"
#include "lab/lab.h"
#include "lab/lab_error.h"
#include "lab/lab_find.h"
#include "lab/lab_queues.h"
#include "lab/number.h"
#include "lab/words.h"

enum {
    KEY_PROGRAM = 0x100,
    KEY_CAPACITY,
    KEY_QUEUES,
    KEY_STATES,
    KEY_EXAMPLE,
    KEY_REPLAY,
    KEY_FORMAT,
    KEY_COLOR,
};

enum {
    GROUP_SCENARIO = 1,
    GROUP_SEARCH = 3,
    GROUP_OUTPUT = 5
}; /* 2, 4: explain_luck.c, _engine.c */

/* As typed; NULL if not given. */
struct typed {
    const char *name, *program, *capacity, *queues, *states, *replay, *format, *color;
    bool example;
    struct luck luck;
    struct engine engine;
};

static const struct argp_option options[] = {
    {NULL, 0, NULL, 0, "Scenario:", GROUP_SCENARIO},
    {"program", KEY_PROGRAM, "TEXT", 0,
     "what each worker does: \"put | put,get\", or \"init: put; get | get\"; operations are put, "
     "get, "
     "empty and get_timed (waits, gives up at a deadline)",
     GROUP_SCENARIO},
    {"capacity", KEY_CAPACITY, "N", 0, "places in the queue", GROUP_SCENARIO},
    {"queues", KEY_QUEUES, "QUEUE,...", 0, "the queues to explore (qlab list names them)",
     GROUP_SCENARIO},
    {NULL, 0, NULL, 0, "Search:", GROUP_SEARCH},
    {"states", KEY_STATES, "N", 0, "give up beyond so many states (default 16M)", GROUP_SEARCH},
    {"example", KEY_EXAMPLE, NULL, 0, "show one execution of a queue that passes", GROUP_SEARCH},
    {"replay", KEY_REPLAY, "SCHEDULE", 0, "show the execution of that schedule, such as A3B6A1",
     GROUP_SEARCH},
    {NULL, 0, NULL, 0, "Output:", GROUP_OUTPUT},
    {"format", KEY_FORMAT, "text|json|csv", 0, "how to print it", GROUP_OUTPUT},
    {"color", KEY_COLOR, "auto|always|never", 0, "whether to use colours", GROUP_OUTPUT},
    {0},
};

static const char doc[] =
    "Runs a tiny program on a queue in every possible interleaving: shows the shortest one that "
    "lies, or proves that there is none.\n\n"
    "  qlab explain claimed-slot\n"
    "  qlab explain vyukov --program \"put | put | put,get\"\n"
    "  qlab explain vyukov-exact --example\n"
    "  qlab explain vyukov --memory tso\n"
    "  qlab explain mutex-robust --kill 1\n"
    "  qlab explain vyukov --engine pct --depth 3 --seed 7\n"
    "\vExit status: 0 every queue behaved as it claims; 1 a claim is refuted; 2 the search stopped "
    "at its budget; 64 usage; 65 a schedule or lab file does not fit; 69 a queue calls what is not "
    "modelled.";

static error_t take(int key, char *argument, struct argp_state *state)
{
    struct typed *typed = state->input;
    switch (key) {
    case ARGP_KEY_INIT:
        state->child_inputs[0] = &typed->luck;
        state->child_inputs[1] = &typed->engine;
        return 0;
    case KEY_PROGRAM:
        typed->program = argument;
        return 0;
    case KEY_CAPACITY:
        typed->capacity = argument;
        return 0;
    case KEY_QUEUES:
        typed->queues = argument;
        return 0;
    case KEY_STATES:
        typed->states = argument;
        return 0;
    case KEY_EXAMPLE:
        typed->example = true;
        return 0;
    case KEY_REPLAY:
        typed->replay = argument;
        return 0;
    case KEY_FORMAT:
        typed->format = argument;
        return 0;
    case KEY_COLOR:
        typed->color = argument;
        return 0;
    case ARGP_KEY_ARG:
        if (typed->name)
            argp_error(state, "one lab or queue at a time, got '%s' too", argument);
        typed->name = argument;
        return 0;
    case ARGP_KEY_END:
        if (!typed->name)
            argp_error(state, "name a lab or a queue, such as claimed-slot (qlab list tells them)");
        if (typed->example && typed->replay)
            argp_error(state, "--example and --replay each show another execution");
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

/* The queue whose name is nearest, or NULL if none is near. */
static const char *near_queue(const char *name)
{
    const char *names[64] = {0};
    for (size_t i = 0; queue_table[i] && i + 1 < sizeof names / sizeof names[0]; i++)
        names[i] = queue_table[i]->name;
    return nearest_name(name, names);
}

/* A lab made of that queue alone. NULL after complaining. */
static struct lab *make(const char *queue, int *status)
{
    char problem[512];
    struct lab *lab = lab_new(workload_find("never-empty"));
    if (!lab || lab_set_queues(lab, queue, problem, sizeof problem)) {
        lab_free(lab);
        *status = complain(STATUS_SYSTEM, "out of memory");
        return NULL;
    }
    return lab;
}

/* The lab of that name, for it knows the program that tells; else one made of the queue of that
 * name. NULL after complaining. */
static struct lab *find(const char *name, int *status)
{
    struct lab_error error;
    struct lab *lab = lab_find(name, &error);
    if (lab)
        return lab;
    if ((error.status == STATUS_USAGE || error.status == STATUS_MISSING) && queue_find(name))
        return make(name, status);
    const char *near = error.status == STATUS_USAGE ? near_queue(name) : NULL;
    *status = near ? complain(STATUS_USAGE, "no lab or queue is called \"%.60s\"; expected %s",
                              name, near)
                   : complain(error.status, "%s", error.text);
    return NULL;
}

/* Changes lab and question as the options say. 0, or complains. */
static int apply(const struct typed *typed, struct lab *lab, struct question *question)
{
    static const char *const formats[] = {"text", "json", "csv", NULL};
    char problem[512];
    const char *wrong;
    uint64_t states = 0;
    int format = typed->format ? word_index(typed->format, formats) : EXPLAIN_TEXT;
    if (format < 0)
        return complain(STATUS_USAGE, "--format: got '%s', expected text, json or csv",
                        typed->format);
    if (typed->queues && (wrong = lab_set_queues(lab, typed->queues, problem, sizeof problem)))
        return complain(STATUS_USAGE, "--queues: %s", wrong);
    if (typed->capacity &&
        (wrong = lab_set_explore_capacity(lab, typed->capacity, problem, sizeof problem)))
        return complain(STATUS_USAGE, "--capacity: %s", wrong);
    if (typed->states && (wrong = number_read(typed->states, UNIT_COUNT, &states)))
        return complain(STATUS_USAGE, "--states: got '%s', expected %s", typed->states, wrong);
    if (typed->states && (states == 0 || states > UINT32_MAX))
        return complain(STATUS_USAGE, "--states: got '%s', expected 1 to 4 294 967 295",
                        typed->states);
    question->format = (enum explain_format)format;
    question->most_states = states;
    question->replay = typed->replay;
    question->example = typed->example;
    question->luck = typed->luck;
    question->engine = typed->engine;
    return colour_wanted(typed->color, &question->colour);
}

/* Asks for every queue of the lab. */
static int ask(const struct typed *typed, const struct lab *lab, struct question *question)
{
    char place[600];
    int status = 0;
    const char **names = seen_names(lab, &status);
    if (!names)
        return status;
    double *measured = calloc(lab->queue_count, sizeof *measured);
    if (!measured) {
        free(names);
        return complain(STATUS_SYSTEM, "out of memory");
    }
    snprintf(place, sizeof place, "%s/lab.ini: program", lab->folder ? lab->folder : "");
    question->subject = typed->name;
    question->title = lab->folder ? lab->title : NULL;
    question->queues = names;
    question->program = typed->program ? typed->program : lab->program;
    question->place = typed->program || !lab->folder ? "--program" : place;
    question->status = typed->program || !lab->folder ? STATUS_USAGE : STATUS_DATA;
    question->capacity = lab->explore_capacity;
    char *folder = lab->folder ? measured_find(typed->name, names, measured) : NULL;
    question->measured = measured;
    question->measured_in = folder;
    status = explain_answer(question);
    free(folder);
    free(measured);
    free(names);
    return status;
}

static int explain(int argc, char **argv)
{
    static const struct argp_child children[] = {
        {&luck_argp, 0, NULL, 0}, {&engine_argp, 0, NULL, 0}, {0}};
    struct argp argp = {options, take, "LAB|QUEUE", doc, children, NULL, NULL};
    struct typed typed = {0};
    struct question question = {0};
    int status = 0;
    arguments_parse(&argp, argc, argv, &typed);
    struct lab *lab = find(typed.name, &status);
    if (!lab)
        return status;
    status = apply(&typed, lab, &question);
    if (!status)
        status = ask(&typed, lab, &question);
    lab_free(lab);
    return status;
}

const struct command command_explain = {
    .name = "explain",
    .arguments = "LAB|QUEUE",
    .summary = "the shortest interleaving that lies, or the proof of none",
    .run = explain,
};
