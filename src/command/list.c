/* qlab list: the outline of the course, what was done already, and the queues. */
#include <stdio.h>
#include <string.h>

#include "command/arguments.h"
#include "command/command.h"
#include "command/session/options.h"
#include "command/course/outline.h"
#include "report/text/grid.h"
#include "lab/words.h"

enum { KEY_NAMES = 0x100, KEY_FORMAT, KEY_COLOR };

/* What --names lists, in the order of its words. */
enum names { NAMES_NONE = -1, NAMES_LABS, NAMES_QUEUES, NAMES_WORKLOADS, NAMES_PARTS };

struct list_options {
    enum names names;
    bool json;
    const char *color;
};

static const struct argp_option options[] = {
    {"names", KEY_NAMES, "labs|queues|workloads|parts", OPTION_ARG_OPTIONAL,
     "only names, one a line", 0},
    {"format", KEY_FORMAT, "text|json", 0, "how to print it", 0},
    {"color", KEY_COLOR, "auto|always|never", 0, "whether to use colours", 0},
    {0},
};

static error_t take(int key, char *argument, struct argp_state *state)
{
    static const char *const kinds[] = {"labs", "queues", "workloads", "parts", NULL};
    static const char *const formats[] = {"text", "json", NULL};
    struct list_options *chosen = state->input;
    int word;
    switch (key) {
    case KEY_NAMES:
        word = argument ? word_index(argument, kinds) : NAMES_LABS;
        if (word < 0)
            argp_error(state, "--names: got '%s', expected labs, queues, workloads or parts",
                       argument);
        chosen->names = (enum names)word;
        return 0;
    case KEY_FORMAT:
        word = word_index(argument, formats);
        if (word < 0)
            argp_error(state, "--format: got '%s', expected text or json", argument);
        chosen->json = word == 1;
        return 0;
    case KEY_COLOR:
        chosen->color = argument;
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

static void print_labs(const struct outline *outline, bool colour)
{
    const struct lab_part *part = NULL, *before = NULL;
    int width = 0;
    for (size_t i = 0; i < outline->count; i++)
        if ((int)strlen(outline->labs[i]->name) > width)
            width = (int)strlen(outline->labs[i]->name);
    for (size_t i = 0; i < outline->count; i++, before = part) {
        const struct lab *lab = outline->labs[i];
        bool done = outline->done[i].folder != NULL;
        part = part_of(lab->number);
        if (i == 0 || part != before) {
            printf("%s%s", i ? "\n" : "", style_begin(GRID_BOLD, colour));
            if (part)
                printf("Part %d, %s: %s", part->number, part->name, part->title);
            else
                printf("Labs without a number");
            printf("%s\n\n", style_end(colour));
        }
        printf("  %2d  %-*s  ", lab->number, width, lab->name);
        if (done)
            printf("%sdone %s%s  ", style_begin(GRID_GREEN, colour), outline->done[i].day,
                   style_end(colour));
        else
            printf("–%14s  ", "");
        printf("%s\n", lab->title);
    }
}

static void print_queues(bool colour)
{
    printf("\n%sQueues%s\n\n", style_begin(GRID_BOLD, colour), style_end(colour));
    int width = 0;
    for (const struct queue_class *const *queue = queue_table; *queue; queue++)
        if ((int)strlen((*queue)->name) > width)
            width = (int)strlen((*queue)->name);
    for (const struct queue_class *const *queue = queue_table; *queue; queue++) {
        printf("  %-*s %-10s %-8s %s\n", width, (*queue)->name, (*queue)->family,
               (*queue)->claim == QUEUE_EXACT ? "exact" : "inexact", (*queue)->summary);
        if ((*queue)->unavailable)
            printf("  %*s (not in this build: %s)\n", width, "", (*queue)->unavailable);
    }
    printf("\nexact: claims that its Empty is always true. inexact: says itself that it may lie.\n"
           "Begin with: qlab study, or by hand with qlab show get-nowait\n");
}

/* Prints names that need no lab to be read. */
static void print_names(enum names names)
{
    for (size_t i = 0; names == NAMES_QUEUES && queue_table[i]; i++)
        puts(queue_table[i]->name);
    for (size_t i = 0; names == NAMES_WORKLOADS && workload_table[i]; i++)
        puts(workload_table[i]->name);
    for (size_t i = 0; names == NAMES_PARTS && part_table[i].number; i++)
        puts(part_table[i].name);
}

static int print_outline(const struct list_options *chosen, bool colour)
{
    struct outline outline;
    int status = outline_read(&outline);
    if (status)
        return status;
    if (chosen->names == NAMES_LABS) {
        for (size_t i = 0; i < outline.count; i++)
            puts(outline.labs[i]->name);
    } else if (chosen->json) {
        status = outline_json(&outline);
    } else {
        print_labs(&outline, colour);
        print_queues(colour);
    }
    outline_free(&outline);
    return status;
}

static int list(int argc, char **argv)
{
    static const char doc[] = "The outline of the course, with what was done already in results/, "
                              "and the queues.\n\n"
                              "  qlab list";
    struct argp argp = {options, take, "", doc, NULL, NULL, NULL};
    struct list_options chosen = {.names = NAMES_NONE};
    bool colour;
    arguments_parse(&argp, argc, argv, &chosen);
    int status = colour_wanted(chosen.color, &colour);
    if (status)
        return status;
    print_names(chosen.names);
    if (chosen.names == NAMES_NONE || chosen.names == NAMES_LABS)
        status = print_outline(&chosen, colour);
    return status;
}

const struct command command_list = {
    .name = "list",
    .arguments = "[options]",
    .summary = "the course, what was done already, and the queues",
    .run = list,
};
