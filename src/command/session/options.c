/* The options of the measuring verbs: their rows, and what they do to a lab. */
#include "command/session/options.h"

#include <string.h>

#include "command/line/colour.h"
#include "command/line/format.h"
#include "command/line/status.h"
#include "lab/lab_check.h"
#include "lab/lab_predict.h"
#include "lab/lab_queues.h"
#include "lab/words.h"

#define AT(member) OPTION_AT(struct options, member)

const struct option_row options_rows[] = {
    {NULL, "Workload (a list such as 1,2,4 sweeps a knob):", .kind = OPTION_TITLE,
     .group = GROUP_WORKLOAD},
    {"queues", "the queues to run (qlab list names them; \\ before a comma or blank in a name)",
     "QUEUE,...", .group = GROUP_WORKLOAD, AT(queues)},
    {"with-python", "and the queues of Python's library, if python3 is there",
     .group = GROUP_WORKLOAD, AT(with_python)},
    {"with-postgres", "and the queues of PostgreSQL, if its server is there",
     .group = GROUP_WORKLOAD, AT(with_postgres)},
    {"workers", "what the workers are", .words = words_workers, .group = GROUP_WORKLOAD,
     .useless = MODE_REPLAY, AT(workers)},
    {NULL, "Measuring:", .kind = OPTION_TITLE, .group = GROUP_MEASURING},
    {"rounds", "runs of every queue at every point; the first is warm-up", "N",
     .group = GROUP_MEASURING, AT(rounds)},
    {"pin", "bind each worker to one processor", .group = GROUP_MEASURING, .useless = MODE_REPLAY,
     AT(pin)},
    {"seed", "of shuffles, jitter and resampling (default: a random one)", "N",
     .group = GROUP_MEASURING, .useless = MODE_REPLAY, AT(seed)},
    {"stamp", "the clock; raw: the store buffer is the subject", "fenced|ticket|raw",
     .words = words_stamp, .group = GROUP_MEASURING, .useless = MODE_THROUGHPUT | MODE_REPLAY,
     AT(stamp)},
    {"dry-run", "print what would run, as command lines", .group = GROUP_MEASURING,
     .useless = MODE_REPLAY, AT(dry_run)},
    {NULL, "Output:", .kind = OPTION_TITLE, .group = GROUP_OUTPUT},
    {"predict", "your prediction, such as rate=5% (repeatable; qlab show asks)", "NAME=GUESS",
     .group = GROUP_OUTPUT, .useless = MODE_THROUGHPUT | MODE_REPLAY, AT(predict)},
    {"format", "how to print it on stdout", .words = words_format, .group = GROUP_OUTPUT,
     AT(format)},
    {"color", "whether to use colours", .words = words_colour, .group = GROUP_OUTPUT, AT(colour)},
    {"output", "make the run folder in DIR (default: results/LAB)", "DIR", .group = GROUP_OUTPUT,
     .useless = MODE_REPLAY, AT(output)},
    {0},
};

/* A knob is text here, for it may be a list; the lab reads it. */
static struct option_row row_of(int knob)
{
    const struct knob_class *class = &knob_table[knob];
    return (struct option_row){
        .name = class->name,
        .help = class->help,
        .argument = class->unit == UNIT_TIME    ? "T"
                    : class->unit == UNIT_COUNT ? "N"
                                                : NULL,
        .words = class->words,
        .group = strcmp(class->section, "measure") == 0 ? GROUP_MEASURING : GROUP_WORKLOAD,
        .useless = knob == KNOB_CAPACITY ? 0 : MODE_REPLAY,
        .at = offsetof(struct options, knob) + (size_t)knob * sizeof(const char *),
    };
}

const struct option_row *options_knobs(void)
{
    static struct option_row rows[KNOB_COUNT + 1];
    for (int knob = 0; knob < KNOB_COUNT; knob++)
        rows[knob] = row_of(knob);
    return rows;
}

int options_check(const struct options *options, unsigned mode, const char *what)
{
    const struct option_row *row = option_useless(options_rows, options, mode);
    if (!row)
        row = option_useless(options_knobs(), options, mode);
    return row ? complain(STATUS_USAGE, "--%s %s", row->name, what) : 0;
}

/* Sets all knobs that were typed. Single values first: they may end the lab's sweep, which makes
 * room for another. */
static int apply_knobs(const struct options *options, struct lab *lab)
{
    char problem[512];
    const char *wrong;
    for (int sweeps = 0; sweeps <= 1; sweeps++)
        for (int knob = 0; knob < KNOB_COUNT; knob++) {
            const char *text = options->knob[knob];
            if (text && (strpbrk(text, ", ") != NULL) == sweeps &&
                (wrong = lab_set_knob(lab, (enum knob)knob, text, problem, sizeof problem)))
                return complain(lab_status(wrong, STATUS_USAGE), "--%s: %s", knob_table[knob].name,
                                wrong);
        }
    return 0;
}

/* Whether it is one of Python's library: one script runs them all. */
static bool is_python(const struct queue_class *queue)
{
    return queue->peer && strcmp(queue->peer, "python.py") == 0;
}

static bool is_postgres(const struct queue_class *queue)
{
    return strncmp(queue->name, "pg-", 3) == 0;
}

static int refuse(const struct workload_class *workload)
{
    const char *known[WORKLOADS_MOST + 1];
    char list[400];
    size_t count = 0;
    for (size_t i = 0; workload_table[i]; i++)
        if (workload_has(workload_table[i], TRAIT_PEERS))
            known[count++] = workload_table[i]->name;
    known[count] = NULL;
    return complain(STATUS_USAGE,
                    "--with-python: %s is for queues in C alone; expected a lab of %s",
                    workload->name, words_join(list, sizeof list, known));
}

/* Adds those that the lab has not. */
static int add_others(struct lab *lab, bool other(const struct queue_class *), const char *option)
{
    struct lab_error error;
    for (size_t q = 0; queue_table[q]; q++) {
        const char *name = queue_table[q]->name;
        bool wanted = other(queue_table[q]) && lab_queue_place(lab, name) == lab->queue_count;
        if (wanted && !lab_add_queue(lab, name, -1, &error))
            return complain(error.status, "%s: %s", option, error.text);
    }
    return 0;
}

/* Adds the queues of Python's library that the lab does not have yet, expected to do what they
 * claim. 0, or complains and returns 64 if the lab's workload is none for them. */
static int add_python(struct lab *lab)
{
    if (!workload_has(lab->scenario.workload, TRAIT_PEERS))
        return refuse(lab->scenario.workload);
    return add_others(lab, is_python, "--with-python");
}

static int add_postgres(struct lab *lab)
{
    return add_others(lab, is_postgres, "--with-postgres");
}

int options_apply(const struct options *options, struct lab *lab)
{
    char problem[512];
    const char *wrong;
    int status;
    struct lab_error error;
    if (options->queues && !lab_set_queues(lab, options->queues, &error))
        return complain(error.status, "--queues: %s", error.text);
    if (options->with_python && (status = add_python(lab)))
        return status;
    if (options->with_postgres && (status = add_postgres(lab)))
        return status;
    if ((status = apply_knobs(options, lab)))
        return status;
    if (options->rounds && (wrong = lab_set_rounds(lab, options->rounds, problem, sizeof problem)))
        return complain(lab_status(wrong, STATUS_USAGE), "--rounds: %s", wrong);
    if (options->workers != WORD_NONE)
        lab->scenario.processes = options->workers == 1;
    if (options->stamp != WORD_NONE)
        lab->scenario.stamp = (enum stamp_kind)options->stamp;
    if (options->pin)
        lab->scenario.pin = true;
    if ((wrong = lab_check(lab, problem, sizeof problem)))
        return complain(STATUS_USAGE, "%s", wrong);
    for (size_t i = 0; i < options->predict.count; i++)
        if ((wrong = lab_predict_guess(lab, options->predict.list[i], problem, sizeof problem)))
            return complain(STATUS_USAGE, "--predict: %s", wrong);
    return 0;
}
