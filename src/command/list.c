/* qlab list: the outline of the course, what was done already, and the queues. */
#include <stdio.h>
#include <string.h>

#include "command/course/outline.h"
#include "command/line/arguments.h"
#include "command/line/colour.h"
#include "command/line/format.h"
#include "command/verbs.h"
#include "json/build.h"
#include "report/result/finding.h"
#include "report/text/grid.h"
#include "report/text/terminal.h"

/* What --names lists, in the order of its words. */
enum names { NAMES_LABS, NAMES_QUEUES, NAMES_WORKLOADS, NAMES_PARTS };

static const char *const words_names[] = {"labs", "queues", "workloads", "parts", NULL};

struct list_options {
    int names;  /* enum names; WORD_NONE: everything */
    int format; /* enum format */
    int colour; /* enum colour */
};

static const struct option_row rows[] = {
    {"names", "only names, one a line", .words = words_names, .optional = true,
     OPTION_AT(struct list_options, names)},
    {"format", "how to print it", .words = words_format_no_csv,
     OPTION_AT(struct list_options, format)},
    {"color", "whether to use colours", .words = words_colour,
     OPTION_AT(struct list_options, colour)},
    {0},
};

/* What it is, behind its name, or where that leaves little room below it. */
static void print_described(const char *first, const char *text)
{
    if (text_columns(first) > terminal_columns(stdout) / 2) {
        int length = (int)strlen(first);
        while (length > 0 && first[length - 1] == ' ')
            length--;
        printf("%.*s\n", length, first);
        first = "      ";
    }
    text_wrap(stdout, first, text);
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
        char first[200];
        if (done)
            snprintf(first, sizeof first, "  %2d  %-*s  %sdone %s%s  ", lab->number, width,
                     lab->name, style_begin(GRID_GREEN, colour), outline->done[i].day,
                     style_end(colour));
        else
            snprintf(first, sizeof first, "  %2d  %-*s  –%14s  ", lab->number, width, lab->name,
                     "");
        print_described(first, lab->title);
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
        char first[200], text[400];
        snprintf(first, sizeof first, "  %-*s %-10s %-8s ", width, (*queue)->name, (*queue)->family,
                 (*queue)->claim == QUEUE_EXACT ? "exact" : "inexact");
        print_described(first, (*queue)->summary);
        snprintf(first, sizeof first, "  %*s ", width, "");
        snprintf(text, sizeof text, "(not in this build: %s)", (*queue)->unavailable);
        if ((*queue)->unavailable)
            text_wrap(stdout, first, text);
    }
    putchar('\n');
    text_wrap(stdout, "",
              "exact: claims that its Empty is always true. inexact: says itself that it "
              "may lie.");
    puts("Begin with: qlab study, or by hand with qlab show get-nowait");
}

/* Prints names that need no lab to be read. */
static void print_names(int names)
{
    for (size_t i = 0; names == NAMES_QUEUES && queue_table[i]; i++)
        puts(queue_table[i]->name);
    for (size_t i = 0; names == NAMES_WORKLOADS && workload_table[i]; i++)
        puts(workload_table[i]->name);
    for (size_t i = 0; names == NAMES_PARTS && part_table[i].number; i++)
        puts(part_table[i].name);
}

static void print_lab_names(const struct outline *outline)
{
    for (size_t i = 0; i < outline->count; i++)
        puts(outline->labs[i]->name);
}

static int print_text(const struct outline *outline, bool colour)
{
    print_labs(outline, colour);
    print_queues(colour);
    return 0;
}

static json_t *lab_json(const struct lab *lab, const struct done *done)
{
    return json_pack("{s:i, s:s, s:s, s:o, s:s?, s:o}", "number", lab->number, "name", lab->name,
                     "title", lab->title, "folder", json_text(lab->folder), "done",
                     done->folder ? done->day : NULL, "run", json_text_or_null(done->folder));
}

/* The labs of one part; NULL: those of none. */
static json_t *labs_json(const struct outline *outline, const struct lab_part *part)
{
    json_t *labs = json_array();
    for (size_t i = 0; i < outline->count; i++)
        if (part_of(outline->labs[i]->number) == part)
            labs = json_and(labs, lab_json(outline->labs[i], &outline->done[i]));
    return labs;
}

static json_t *queues_json(void)
{
    json_t *queues = json_array();
    for (size_t i = 0; queue_table[i]; i++) {
        const struct queue_class *queue = queue_table[i];
        queues =
            json_and(queues, json_pack("{s:s, s:s, s:s, s:s, s:s?}", "name", queue->name, "family",
                                       queue->family, "claim", claim_word(queue->claim), "summary",
                                       queue->summary, "unavailable", queue->unavailable));
    }
    return queues;
}

static int print_json(const struct outline *outline, bool colour)
{
    (void)colour;
    json_t *parts = json_array();
    for (const struct lab_part *part = part_table; part->number; part++)
        parts = json_and(parts, json_pack("{s:i, s:s, s:s, s:o}", "number", part->number, "name",
                                          part->name, "title", part->title, "labs",
                                          labs_json(outline, part)));
    json_t *document = json_pack("{s:s, s:o, s:o, s:o}", "format", "qlab-list/1", "parts", parts,
                                 "others", labs_json(outline, NULL), "queues", queues_json());
    return printed(json_give(stdout, document, JSON_COMPUTED));
}

static int (*const writers[])(const struct outline *, bool colour) = {
    [FORMAT_TEXT] = print_text,
    [FORMAT_JSON] = print_json,
};

static int list(int argc, char **argv)
{
    struct list_options chosen = {.names = WORD_NONE};
    struct words none;
    struct outline outline;
    arguments_parse(&command_list, argc, argv, &chosen, &none);
    print_names(chosen.names);
    if (chosen.names != WORD_NONE && chosen.names != NAMES_LABS)
        return STATUS_HOLDS;
    int status = outline_read(&outline);
    if (status)
        return status;
    if (chosen.names == NAMES_LABS)
        print_lab_names(&outline);
    else
        status = writers[chosen.format](&outline, colour_wanted((enum colour)chosen.colour));
    outline_free(&outline);
    return status;
}

const struct command command_list = {
    .name = "list",
    .arguments = "[options]",
    .summary = "the course, what was done already, and the queues",
    .usage = "",
    .doc = "The outline of the course, with what was done already in results/, and the queues.\n\n"
           "  qlab list",
    .options = (const struct option_table[]){{.rows = rows}, {0}},
    .run = list,
};
