/* qlab list: the labs of the course and the queues they compare. */
#include <argp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "command/command.h"
#include "lab/lab.h"
#include "queue/queue.h"

enum { KEY_NAMES = 0x100 };

static const struct argp_option options[] = {
    {"names", KEY_NAMES, NULL, 0, "only the labs' names, one a line", 0},
    {0},
};

static error_t take(int key, char *argument, struct argp_state *state)
{
    bool *names = state->input;
    (void)argument;
    if (key != KEY_NAMES)
        return ARGP_ERR_UNKNOWN;
    *names = true;
    return 0;
}

static void print_queues(void)
{
    printf("\nQueues\n\n");
    for (const struct queue_class *const *queue = queue_table; *queue; queue++) {
        printf("  %-19s %-10s %-8s %s\n", (*queue)->name, (*queue)->family,
               (*queue)->claim == QUEUE_EXACT ? "exact" : "inexact", (*queue)->summary);
        if ((*queue)->unavailable)
            printf("  %-19s (not in this build: %s)\n", "", (*queue)->unavailable);
    }
    printf("\nexact: claims that its Empty is always true. inexact: says itself that it may lie.\n"
           "Begin with: qlab show get-nowait\n");
}

static int list(int argc, char **argv)
{
    static const char doc[] = "Lists the labs in the order of the course, then the queues.\n\n"
                              "  qlab list";
    struct argp argp = {options, take, "", doc, NULL, NULL, NULL};
    bool names = false;
    argp_parse(&argp, argc, argv, 0, NULL, &names);
    struct lab_error error;
    struct lab **labs;
    size_t count;
    if (lab_all(&labs, &count, &error))
        return complain(error.status, "%s", error.text);
    if (!names)
        printf("Labs\n\n");
    for (size_t i = 0; i < count; i++) {
        if (names)
            puts(labs[i]->name);
        else
            printf("  %2d  %-15s %s\n", labs[i]->number, labs[i]->name, labs[i]->title);
        lab_free(labs[i]);
    }
    free(labs);
    if (!names)
        print_queues();
    return STATUS_HOLDS;
}

const struct command command_list = {
    .name = "list",
    .arguments = "",
    .summary = "the labs of the course, and the queues",
    .run = list,
};
