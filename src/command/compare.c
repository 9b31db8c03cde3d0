/* qlab compare LAB|QUEUE...: who lies more, who is faster, and what each queue costs. */
#include <stdlib.h>
#include <string.h>

#include "command/command.h"
#include "command/session/options.h"
#include "command/session/session.h"
#include "command/session/throughput.h"
#include "lab/lab_error.h"
#include "lab/lab_find.h"
#include "lab/lab_queues.h"
#include "lab/words.h"

static const char doc[] =
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
    "Exit status as for run.";

/* The lab that the words name: one lab, or queues under a workload. NULL after complaining. */
static struct lab *chosen_lab(const struct options *options, int *status)
{
    struct lab_error error;
    struct lab *lab;
    if (!queue_find(options->names[0])) {
        if (!(lab = lab_find(options->names[0], &error)))
            *status = complain(error.status, "%s", error.text);
        else if (options->name_count > 1 || options->workload) {
            lab_free(lab);
            lab = NULL;
            *status =
                complain(STATUS_USAGE, "compare takes one lab as it is, or queues with --workload");
        }
        return lab;
    }
    const char *word = options->workload ? options->workload : "never-empty";
    const struct workload_class *workload = workload_find(word);
    if (!workload) {
        char expected[256];
        *status = complain(STATUS_USAGE, "--workload: got '%s', %s", word,
                           words_expected(expected, sizeof expected, word, workload_names()));
        return NULL;
    }
    char names[1024] = "", problem[512];
    for (size_t i = 0; i < options->name_count; i++) {
        if (strlen(names) + strlen(options->names[i]) + 2 > sizeof names) {
            *status = complain(STATUS_USAGE, "compare: too many queues");
            return NULL;
        }
        strcat(strcat(names, i ? "," : ""), options->names[i]);
    }
    if (!(lab = lab_new(workload))) {
        *status = complain(STATUS_SYSTEM, "out of memory");
        return NULL;
    }
    const char *wrong = lab_set_queues(lab, names, problem, sizeof problem);
    if (wrong) {
        *status = complain(STATUS_USAGE, "%s", wrong);
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

static int compare(int argc, char **argv)
{
    struct options options;
    struct settings settings;
    options_parse(&options, argc, argv, "LAB\nQUEUE...\n--throughput [QUEUE...]", doc, true);
    int status = options_settings(&options, &settings);
    if (status)
        return status;
    if (options.throughput)
        return throughput_compare(&options, &settings, argc, argv);
    if (options.base || options.threads)
        return complain(STATUS_USAGE, "--%s belongs to --throughput",
                        options.base ? "base" : "threads");
    struct lab *lab = chosen_lab(&options, &status);
    if (!lab)
        return status;
    if (lab->folder)
        last_point_only(lab);
    if ((status = options_apply(&options, lab)) || options.dry_run) {
        if (!status)
            session_dry_run(lab, &settings, "compare");
        lab_free(lab);
        return status;
    }
    return session_run(lab, &settings, argc, argv, report);
}

const struct command command_compare = {
    .name = "compare",
    .arguments = "LAB|QUEUE... [options]",
    .summary = "who lies more, who is faster, at what cost?",
    .run = compare,
};
