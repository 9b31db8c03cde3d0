/* qlab show LAB: the question, what will be measured, and room for a prediction. */
#include <inttypes.h>
#include <stdio.h>

#include "command/course/lesson.h"
#include "command/line/arguments.h"
#include "command/verbs.h"
#include "lab/lab_error.h"
#include "lab/lab_find.h"

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
    printf("\nWhat `qlab run %s` does\n\n", lab_word(lab));
    printf("  workload %s: %s\n", workload->name, workload->summary);
    printf("  workers  %s\n", lab->scenario.processes ? "processes" : "threads");
    print_sweep(lab);
    printf("  rounds   %u, shuffled; the first is warm-up\n  queues\n", lab->rounds);
    for (size_t i = 0; i < lab->queue_count; i++)
        printf("    %-20s %s\n", lab->queues[i].queue->name, lab->queues[i].queue->summary);
    if (workload_has(lab->scenario.workload, TRAIT_ASIDE))
        printf("\nPredict first: answer the questions above, in writing.\n\n  qlab run %s\n",
               lab_word(lab));
    else
        printf(
            "\nPredict first: which of them will answer Empty while something is inside, and how "
            "often?\n\n  qlab run %s --predict 5%%\n",
            lab_word(lab));
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
