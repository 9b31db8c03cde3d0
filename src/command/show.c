/* qlab show LAB: the question, what will be measured, and what can be predicted of it. */
#include <stdio.h>

#include "command/course/lesson.h"
#include "command/line/arguments.h"
#include "command/verbs.h"
#include "lab/guess.h"
#include "lab/lab_error.h"
#include "lab/lab_find.h"
#include "report/text/grid.h"

static void print_sweep(const struct lab *lab)
{
    char text[32];
    if (lab->sweep == KNOB_COUNT)
        return;
    printf("  sweep    %s:", knob_table[lab->sweep].name);
    for (size_t i = 0; i < lab->value_count; i++)
        printf(" %s", knob_write(text, sizeof text, lab->sweep, lab->values[i]));
    putchar('\n');
}

static void print_scenario(const struct lab *lab)
{
    const struct workload_class *workload = lab->scenario.workload;
    char text[400];
    printf("\nWhat `qlab run %s` does\n\n", lab_word(lab));
    snprintf(text, sizeof text, "%s: %s", workload->name, workload->summary);
    text_wrap(stdout, "  workload ", text);
    printf("  workers  %s\n", lab->scenario.processes ? "processes" : "threads");
    print_sweep(lab);
    printf("  rounds   %u, shuffled; the first is warm-up\n  queues\n", lab->rounds);
    for (size_t i = 0; i < lab->queue_count; i++) {
        snprintf(text, sizeof text, "    %-20s ", lab->queues[i].queue->name);
        text_wrap(stdout, text, lab->queues[i].queue->summary);
    }
}

/* What is to be predicted, and how it is typed. */
static void print_predictions(const struct lab *lab)
{
    const struct predictions *all = &lab->predict;
    char first[64], words[300], expected[200], text[600];
    putchar('\n');
    text_wrap(stdout, "",
              all->count == 0
                  ? "Predict first: which of them will answer Empty while something is inside, and "
                    "how often?"
                  : "Predict first, as many of these as you dare:");
    for (size_t i = 0; i < all->count; i++) {
        const struct prediction *one = &all->list[i];
        snprintf(first, sizeof first, "  %-20s ", one->name);
        snprintf(text, sizeof text, "%s: %s", predict_words(words, sizeof words, one),
                 guess_expected(expected, sizeof expected, one));
        text_wrap(stdout, first, text);
    }
    printf("\n  qlab run %s --predict %s\n", lab_word(lab), all->count ? "NAME=GUESS ..." : "5%");
}

static int show(int argc, char **argv)
{
    struct words words;
    struct lab_error error;
    arguments_parse(&command_show, argc, argv, NULL, &words);
    struct lab *lab = lab_find(words.list[0], &error);
    if (!lab)
        return complain(error.status, "%s", error.text);
    int status = lesson_print(lab, false);
    if (status == 0)
        print_scenario(lab);
    if (status == 0)
        print_predictions(lab);
    lab_free(lab);
    return status;
}

const struct command command_show = {
    .name = "show",
    .arguments = "LAB",
    .summary = "the question; make a prediction",
    .usage = "LAB",
    .doc = "Shows a lab's story, question and scenario; the answer stays hidden.\n\n"
           "  qlab show get-nowait",
    .missing = "name a lab, such as get-nowait (qlab list tells them)",
    .extra = "one lab at a time",
    .run = show,
};
