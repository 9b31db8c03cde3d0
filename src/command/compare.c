/* qlab compare LAB|QUEUE...: who lies more, who is faster, and what each queue costs. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command/line/arguments.h"
#include "command/session/dry_run.h"
#include "command/session/session.h"
#include "command/session/throughput.h"
#include "command/verbs.h"
#include "lab/lab_error.h"
#include "lab/lab_find.h"
#include "lab/lab_queues.h"
#include "lab/words.h"

struct compare_options {
    struct options session;
    bool throughput;
    const char *base, *threads; /* of --throughput */
    const char *workload;
};

static const struct option_row rows[] = {
    {"workload", "what the workers do, such as never-empty or prefilled", "WORKLOAD",
     .group = GROUP_WORKLOAD, .useless = MODE_THROUGHPUT,
     OPTION_AT(struct compare_options, workload)},
    {NULL, "Throughput (takes --rounds, --duration and --capacity):", .kind = OPTION_TITLE,
     .group = GROUP_THROUGHPUT},
    {"throughput", "unrecorded speed, of the queues named or of all exact ones and the libraries",
     .group = GROUP_THROUGHPUT, OPTION_AT(struct compare_options, throughput)},
    {"threads", "workers of --throughput (default 1,2,4,8)", "N,…", .group = GROUP_THROUGHPUT,
     OPTION_AT(struct compare_options, threads)},
    {"base", "the queue that ratios are to (default: the fastest of ours)", "QUEUE",
     .group = GROUP_THROUGHPUT, OPTION_AT(struct compare_options, base)},
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
    if (!workload) {
        char expected[256];
        *status = complain(STATUS_USAGE, "--workload: got '%s', %s", word,
                           words_expected(expected, sizeof expected, word, workload_names()));
        return NULL;
    }
    char names[1024] = "";
    for (size_t i = 0; i < words->count; i++) {
        if (strlen(names) + strlen(words->list[i]) + 2 > sizeof names) {
            *status = complain(STATUS_USAGE, "compare: too many queues");
            return NULL;
        }
        strcat(strcat(names, i ? "," : ""), words->list[i]);
    }
    if (!(lab = lab_new(workload))) {
        *status = complain(STATUS_SYSTEM, "out of memory");
        return NULL;
    }
    if (!lab_set_queues(lab, names, &error)) {
        *status = complain(error.status, "%s", error.text);
        lab_free(lab);
        return NULL;
    }
    return lab;
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

static int report(const struct result *result, const struct settings *settings)
{
    int error = settings->exporter->comparison(stdout, result, 0, settings->colour);
    return error ? complain(STATUS_OUTPUT, "stdout: %s", strerror(error)) : 0;
}

/* Answers with speed alone. */
static int compare_throughput(const struct compare_options *chosen, const struct words *words,
                              const struct settings *settings, int argc, char **argv)
{
    const struct throughput_typed typed = {&chosen->session, *words, chosen->base, chosen->threads};
    const struct option_row *useless = option_useless(rows, chosen, MODE_THROUGHPUT);
    if (useless)
        return complain(STATUS_USAGE, "--%s has no effect on --throughput", useless->name);
    return throughput_compare(&typed, settings, argc, argv);
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
    if (chosen.throughput)
        return compare_throughput(&chosen, &words, &settings, argc, argv);
    if (chosen.base || chosen.threads)
        return complain(STATUS_USAGE, "--%s belongs to --throughput",
                        chosen.base ? "base" : "threads");
    struct lab *lab = chosen_lab(&words, chosen.workload, &status);
    if (!lab)
        return status;
    if (lab->folder)
        last_point_only(lab);
    if ((status = options_apply(&chosen.session, lab)) || chosen.session.dry_run) {
        if (!status)
            dry_run(lab, &settings, "compare");
        lab_free(lab);
        return status;
    }
    return session_run(lab, &settings, argc, argv, report);
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
