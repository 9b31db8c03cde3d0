/* qlab compare LAB|QUEUE...: who lies more, who is faster, and what each queue costs. */
#include <stdio.h>
#include <string.h>

#include "command/line/arguments.h"
#include "command/session/dry_run.h"
#include "command/session/session.h"
#include "command/verbs.h"
#include "lab/lab_error.h"
#include "lab/lab_find.h"
#include "lab/lab_queues.h"
#include "lab/words.h"
#include "report/plot/kinds.h"

struct compare_options {
    struct options session;
    bool throughput;
    const char *threads; /* of --throughput */
    const char *base, *workload;
};

static const struct option_row rows[] = {
    {"workload", "what the workers do, such as never-empty or prefilled", "WORKLOAD",
     .group = GROUP_WORKLOAD, OPTION_AT(struct compare_options, workload)},
    {NULL, "Throughput (takes --rounds, --duration and --capacity):", .kind = OPTION_TITLE,
     .group = GROUP_THROUGHPUT},
    {"throughput", "unrecorded speed, of the queues named or of all exact ones and the libraries",
     .group = GROUP_THROUGHPUT, OPTION_AT(struct compare_options, throughput)},
    {"threads", "workers of --throughput (default 1,2,4,8)", "N,…", .group = GROUP_THROUGHPUT,
     OPTION_AT(struct compare_options, threads)},
    {"base",
     "the queue that the others are held against (default: the first; with --throughput "
     "the fastest of ours)",
     "QUEUE", .group = GROUP_OUTPUT, OPTION_AT(struct compare_options, base)},
    {0},
};

static const char *check(void *typed, const struct words *words, char *problem, size_t size)
{
    const struct compare_options *chosen = typed;
    if (words->count > 0 || chosen->throughput)
        return NULL;
    snprintf(problem, size, "name a lab, such as get-nowait (qlab list tells them)");
    return problem;
}

/* Queues by name, each once, under a workload. NULL after complaining. */
static struct lab *lab_of_queues(const struct words *words, const struct workload_class *workload,
                                 int *status)
{
    struct lab_error error;
    struct lab *lab = lab_new(workload);
    *status = STATUS_USAGE;
    if (!lab) {
        *status = complain(STATUS_SYSTEM, "out of memory");
        return NULL;
    }
    for (size_t i = 0; i < words->count; i++) {
        bool known = lab_queue_place(lab, words->list[i]) < lab->queue_count;
        if (known || lab_add_queue(lab, words->list[i], -1, &error))
            continue;
        *status = complain(error.status, "%s", error.text);
        lab_free(lab);
        return NULL;
    }
    return lab;
}

/* The lab that the words name: one lab, or queues under a workload. NULL after complaining. */
static struct lab *chosen_lab(const struct words *words, const char *workload_name, int *status)
{
    struct lab_error error;
    struct lab *lab;
    if (!lab_is_queue(words->list[0])) {
        if (!(lab = lab_find(words->list[0], &error)))
            *status = complain(error.status, "%s", error.text);
        else if (words->count > 1 || workload_name) {
            lab_free(lab);
            lab = NULL;
            *status =
                complain(STATUS_USAGE, "compare takes one lab as it is, or queues with --workload");
        }
        return lab;
    }
    const char *word = workload_name ? workload_name : "never-empty";
    const struct workload_class *workload = workload_find(word);
    if (workload)
        return lab_of_queues(words, workload, status);
    char expected[256];
    *status = complain(STATUS_USAGE, "--workload: got '%s', %s", word,
                       words_expected(expected, sizeof expected, word, workload_names()));
    return NULL;
}

/* ---- --throughput ---- */

/* All queues that are exact, and the libraries, if they can run every point. */
static void add_usual_queues(struct lab *lab)
{
    struct lab_error error;
    char why[200];
    for (size_t i = 0; queue_table[i]; i++) {
        const struct queue_class *queue = queue_table[i];
        bool wanted = queue->claim == QUEUE_EXACT || strcmp(queue->family, "library") == 0 ||
                      strcmp(queue->family, "broker") == 0;
        for (size_t value = 0; value < lab->value_count && wanted; value++) {
            struct scenario scenario = lab_point(lab, value);
            wanted = !scenario_refuses(&scenario, queue, why, sizeof why);
        }
        if (wanted)
            lab_add_queue(lab, queue->name, -1, &error);
    }
}

/* The queues named, or the usual ones, with each number of threads, for short and unrecorded runs.
 * NULL after complaining. */
static struct lab *throughput_lab(const struct compare_options *chosen, const struct words *words,
                                  int *status)
{
    const char *threads = chosen->threads ? chosen->threads : "1,2,4,8";
    char problem[200];
    struct lab *lab = lab_of_queues(words, workload_find("throughput"), status);
    if (!lab)
        return NULL;
    lab->scenario.pin = true;
    lab->scenario.stamp = STAMP_TICKET; /* nothing is stamped: no clock need be tried */
    lab->scenario.knob[KNOB_DURATION] = 50000000;
    lab->scenario.knob[KNOB_CAPACITY] = 1024;
    lab->scenario.knob[KNOB_JITTER] = 0;
    if (lab_set_knob(lab, KNOB_CONSUMERS, threads, problem, sizeof problem)) {
        *status = complain(lab_status(problem, STATUS_USAGE), "--threads: %s", problem);
        lab_free(lab);
        return NULL;
    }
    if (words->count == 0)
        add_usual_queues(lab);
    return lab;
}

/* Finds --base among the lab's queues. 0, or complains. */
static int choose_base(const char *name, const struct lab *lab, struct settings *settings)
{
    size_t place = lab_queue_place(lab, name);
    if (name && place == lab->queue_count)
        return complain(STATUS_USAGE, "--base: %s is not among the queues to run", name);
    settings->base = name ? lab->queues[place].queue : NULL;
    return 0;
}

/* Comparing needs many rounds at one point, so of a lab's sweep the last value is taken (where the
 * contention is highest), unless the command line names others. */
static void last_point_only(struct lab *lab)
{
    lab->values[0] = lab->values[lab->value_count - 1];
    lab->value_count = 1;
    if (lab->sweep != KNOB_COUNT)
        lab->scenario.knob[lab->sweep] = lab->values[0];
}

static int compare(int argc, char **argv)
{
    struct compare_options chosen = {.session = OPTIONS_NONE};
    struct settings settings;
    struct words words;
    arguments_parse(&command_compare, argc, argv, &chosen, &words);
    int status = settings_read(&settings, &chosen.session);
    if (status)
        return status;
    const struct option_row *useless =
        chosen.throughput ? option_useless(options_rows, &chosen.session, MODE_THROUGHPUT) : NULL;
    if (useless || (chosen.throughput && chosen.workload))
        return complain(STATUS_USAGE, "--%s has no effect on --throughput",
                        useless ? useless->name : "workload");
    if (!chosen.throughput && chosen.threads)
        return complain(STATUS_USAGE, "--threads belongs to --throughput");
    struct lab *lab = chosen.throughput ? throughput_lab(&chosen, &words, &status)
                                        : chosen_lab(&words, chosen.workload, &status);
    if (!lab)
        return status;
    if (lab->folder)
        last_point_only(lab);
    if (chosen.throughput)
        settings.drawn = &plot_throughput;
    status = options_apply(&chosen.session, lab);
    status = status ? status : choose_base(chosen.base, lab, &settings);
    if (status == 0 && !chosen.session.dry_run)
        return session_run(lab, &settings, argc, argv, settings.exporter->comparison);
    if (status == 0)
        dry_run(lab, &settings, "compare");
    lab_free(lab);
    return status;
}

const struct command command_compare = {
    .name = "compare",
    .arguments = "LAB|QUEUE... [options]",
    .summary = "who lies more, who is faster, at what cost?",
    .usage = "LAB\nQUEUE...\n--throughput [QUEUE...]",
    .doc =
        "Runs queues in interleaved, shuffled rounds and compares them round by round with the "
        "first one named.\n\n"
        "  qlab compare get-nowait\n"
        "  qlab compare mutex mutex-trylock vyukov\n"
        "  qlab compare vyukov vyukov-exact --workload never-empty --consumers 4\n"
        "  qlab compare --throughput\n"
        "  qlab compare --throughput scq ring-backoff ck-ring --threads 1,2\n"
        "\vWith a lab, its first queue is the baseline and the last value of its sweep the point. "
        "\"More\" and \"faster\" are said only if a "
        "95% interval of the paired differences over at least ten rounds excludes no-difference. "
        "Exit status as for run.",
    .options =
        (const struct option_table[]){
            {options_rows, NULL, offsetof(struct compare_options, session)},
            {NULL, options_knobs, offsetof(struct compare_options, session)},
            {rows, NULL, 0},
            {0},
        },
    .check = check,
    .run = compare,
};
