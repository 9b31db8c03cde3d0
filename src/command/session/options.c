/* Options of the measuring commands, read with argp and applied to a lab. */
#include "command/session/options.h"

#include <string.h>

#include "command/arguments.h"
#include "command/command.h"
#include "lab/lab_check.h"
#include "lab/lab_queues.h"
#include "lab/words.h"

enum {
    KEY_QUEUES = 0x100,
    KEY_WITH_PYTHON,
    KEY_ROUNDS,
    KEY_WORKERS,
    KEY_STAMP,
    KEY_SEED,
    KEY_PREDICT,
    KEY_FORMAT,
    KEY_COLOR,
    KEY_OUTPUT,
    KEY_WORKLOAD,
    KEY_PIN,
    KEY_DRY_RUN,
    KEY_DELAY,
    KEY_CHAOS,
    KEY_REPLAY,
    KEY_PROGRAM,
    KEY_THROUGHPUT,
    KEY_BASE,
    KEY_THREADS,
    KEY_KNOB, /* KEY_KNOB + enum knob */
};

enum { GROUP_WORKLOAD = 1, GROUP_MEASURING, GROUP_DISTURBING, GROUP_THROUGHPUT, GROUP_OUTPUT };

static const struct argp_option fixed[] = {
    {NULL, 0, NULL, 0, "Workload (a list such as 1,2,4 sweeps a knob):", GROUP_WORKLOAD},
    {"queues", KEY_QUEUES, "QUEUE,...", 0, "the queues to run (qlab list names them)",
     GROUP_WORKLOAD},
    {"with-python", KEY_WITH_PYTHON, NULL, 0,
     "and the queues of Python's library, if python3 is there", GROUP_WORKLOAD},
    {"workers", KEY_WORKERS, "threads|processes", 0, "what the workers are", GROUP_WORKLOAD},
    {NULL, 0, NULL, 0, "Measuring:", GROUP_MEASURING},
    {"rounds", KEY_ROUNDS, "N", 0, "runs of every queue at every point; the first is warm-up",
     GROUP_MEASURING},
    {"pin", KEY_PIN, NULL, 0, "bind each worker to one processor", GROUP_MEASURING},
    {"seed", KEY_SEED, "N", 0, "of shuffles, jitter and resampling (default: a random one)",
     GROUP_MEASURING},
    {"stamp", KEY_STAMP, "fenced|ticket|raw", 0, "the clock; raw: the store buffer is the subject",
     GROUP_MEASURING},
    {"dry-run", KEY_DRY_RUN, NULL, 0, "print what would run, as command lines", GROUP_MEASURING},
    {NULL, 0, NULL, 0, "Output:", GROUP_OUTPUT},
    {"predict", KEY_PREDICT, "RATE", 0, "your prediction, such as 5% or 1e-6", GROUP_OUTPUT},
    {"format", KEY_FORMAT, "text|json|csv", 0, "how to print it on stdout", GROUP_OUTPUT},
    {"color", KEY_COLOR, "auto|always|never", 0, "whether to use colours", GROUP_OUTPUT},
    {"output", KEY_OUTPUT, "DIR", 0, "make the run folder in DIR (default: results/LAB)",
     GROUP_OUTPUT},
};
enum { FIXED = sizeof fixed / sizeof fixed[0] };

static error_t take(int key, char *argument, struct argp_state *state)
{
    struct options *options = state->input;
    if (key >= KEY_KNOB && key < KEY_KNOB + KNOB_COUNT) {
        options->knob[key - KEY_KNOB] = argument;
        return 0;
    }
    switch (key) {
    case KEY_QUEUES:
        options->queues = argument;
        return 0;
    case KEY_WITH_PYTHON:
        options->with_python = true;
        return 0;
    case KEY_ROUNDS:
        options->rounds = argument;
        return 0;
    case KEY_WORKERS:
        options->workers = argument;
        return 0;
    case KEY_STAMP:
        options->stamp = argument;
        return 0;
    case KEY_SEED:
        options->seed = argument;
        return 0;
    case KEY_PREDICT:
        options->predict = argument;
        return 0;
    case KEY_FORMAT:
        options->format = argument;
        return 0;
    case KEY_COLOR:
        options->color = argument;
        return 0;
    case KEY_OUTPUT:
        options->output = argument;
        return 0;
    case KEY_WORKLOAD:
        options->workload = argument;
        return 0;
    case KEY_PIN:
        options->pin = true;
        return 0;
    case KEY_DELAY:
        if (options->delay_count == DELAYS_MOST)
            argp_error(state, "at most %d delays", DELAYS_MOST);
        options->delays[options->delay_count++] = argument;
        return 0;
    case KEY_CHAOS:
        options->chaos = argument;
        return 0;
    case KEY_REPLAY:
        options->replay = argument;
        return 0;
    case KEY_PROGRAM:
        options->program = argument;
        return 0;
    case KEY_THROUGHPUT:
        options->throughput = true;
        return 0;
    case KEY_BASE:
        options->base = argument;
        return 0;
    case KEY_THREADS:
        options->threads = argument;
        return 0;
    case KEY_DRY_RUN:
        options->dry_run = true;
        return 0;
    case ARGP_KEY_ARGS:
        options->names = state->argv + state->next;
        options->name_count = (size_t)(state->argc - state->next);
        return 0;
    case ARGP_KEY_NO_ARGS:
        if (!options->throughput)
            argp_error(state, "name a lab, such as get-nowait (qlab list tells them)");
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

/* What compare alone can do. */
static const struct argp_option comparing[] = {
    {"workload", KEY_WORKLOAD, "WORKLOAD", 0,
     "what the workers do, such as never-empty or prefilled", GROUP_WORKLOAD},
    {NULL, 0, NULL, 0, "Throughput (takes --rounds, --duration and --capacity):", GROUP_THROUGHPUT},
    {"throughput", KEY_THROUGHPUT, NULL, 0,
     "unrecorded speed, of the queues named or of all exact ones and the libraries",
     GROUP_THROUGHPUT},
    {"threads", KEY_THREADS, "N,…", 0, "workers of --throughput (default 1,2,4,8)",
     GROUP_THROUGHPUT},
    {"base", KEY_BASE, "QUEUE", 0, "the queue that ratios are to (default: the fastest of ours)",
     GROUP_THROUGHPUT},
};
enum { COMPARING = sizeof comparing / sizeof comparing[0] };

/* What run alone can do. */
static const struct argp_option disturbing[] = {
    {NULL, 0, NULL, 0,
     "Disturbing (instrumented queues; rates are not the plain queue's):", GROUP_DISTURBING},
    {"delay", KEY_DELAY, "FILE:LINE=T", 0,
     "wait before that line of a queue's source, such as vyukov.c:74=20us (repeatable)",
     GROUP_DISTURBING},
    {"chaos", KEY_CHAOS, "SEED", 0, "short waits at random places", GROUP_DISTURBING},
    {"replay", KEY_REPLAY, "SCHEDULE", 0,
     "no measuring: real threads take the steps of explain's schedule, N times (--rounds N)",
     GROUP_DISTURBING},
    {"program", KEY_PROGRAM, "TEXT", 0, "what the workers of --replay do (default: the lab's)",
     GROUP_DISTURBING},
};
enum { WORDS_ROOM = 100 };

enum { DISTURBING = sizeof disturbing / sizeof disturbing[0] };

/* How a knob's value is shown in help; its words go to words[WORDS_ROOM]. */
static const char *argument_of(const struct knob_class *knob, char *words)
{
    if (knob->unit == UNIT_WORD)
        return arguments_words(words, WORDS_ROOM, knob->words);
    return knob->unit == UNIT_TIME ? "T" : "N";
}

void options_parse(struct options *options, int argc, char **argv, const char *arguments,
                   const char *doc, bool workload)
{
    char words[KNOB_COUNT][WORDS_ROOM];
    struct argp_option all[FIXED + COMPARING + DISTURBING + KNOB_COUNT + 1];
    size_t count = FIXED;
    memcpy(all, fixed, sizeof fixed);
    for (size_t i = 0; workload && i < COMPARING; i++)
        all[count++] = comparing[i];
    for (size_t i = 0; !workload && i < DISTURBING; i++)
        all[count++] = disturbing[i];
    for (int knob = 0; knob < KNOB_COUNT; knob++)
        all[count++] = (struct argp_option){
            knob_table[knob].name,
            KEY_KNOB + knob,
            argument_of(&knob_table[knob], words[knob]),
            0,
            knob_table[knob].help,
            strcmp(knob_table[knob].section, "measure") == 0 ? GROUP_MEASURING : GROUP_WORKLOAD,
        };
    all[count] = (struct argp_option){0};
    struct argp argp = {all, take, arguments, doc, NULL, NULL, NULL};
    memset(options, 0, sizeof *options);
    arguments_parse(&argp, argc, argv, options);
}

/* Finds a word in its list, or complains naming what was expected. */
static int choose(const char *option, const char *word, const char *const *words, int *index)
{
    char expected[256];
    if ((*index = word_index(word, words)) >= 0)
        return 0;
    return complain(STATUS_USAGE, "--%s: got '%s', %s", option, word,
                    words_expected(expected, sizeof expected, word, words));
}

int options_apply(const struct options *options, struct lab *lab)
{
    char problem[512];
    const char *wrong;
    int word, status;
    if (options->queues && (wrong = lab_set_queues(lab, options->queues, problem, sizeof problem)))
        return complain(STATUS_USAGE, "--queues: %s", wrong);
    if (options->with_python && (status = options_add_python(lab)))
        return status;
    /* Single values first: they may end the lab's sweep, which makes room for another. */
    for (int sweeps = 0; sweeps <= 1; sweeps++)
        for (int knob = 0; knob < KNOB_COUNT; knob++) {
            const char *text = options->knob[knob];
            if (text && (strpbrk(text, ", ") != NULL) == sweeps &&
                (wrong = lab_set_knob(lab, (enum knob)knob, text, problem, sizeof problem)))
                return complain(STATUS_USAGE, "--%s: %s", knob_table[knob].name, wrong);
        }
    if (options->rounds && (wrong = lab_set_rounds(lab, options->rounds, problem, sizeof problem)))
        return complain(STATUS_USAGE, "--rounds: %s", wrong);
    if (options->workers) {
        if (choose("workers", options->workers, words_workers, &word))
            return STATUS_USAGE;
        lab->scenario.processes = word == 1;
    }
    if (options->stamp) {
        if (choose("stamp", options->stamp, words_stamp, &word))
            return STATUS_USAGE;
        lab->scenario.stamp = (enum stamp_kind)word;
    }
    if (options->pin)
        lab->scenario.pin = true;
    if ((wrong = lab_check(lab, problem, sizeof problem)))
        return complain(STATUS_USAGE, "%s", wrong);
    return 0;
}
