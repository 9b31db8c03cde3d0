/* qlab exercise [LAB]: a queue with one fault, to be mended; `qlab check` says when it is. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command/exercise/goal.h"
#include "command/line/arguments.h"
#include "command/verbs.h"
#include "files/plain.h"
#include "files/whole.h"
#include "lab/lab_find.h"
#include "report/folder/folder.h"
#include "report/text/passage.h"

enum { HINTS = 3 };

struct exercise_options {
    uint64_t hint;
    bool again;
    const char *output;
};

#define AT(member) OPTION_AT(struct exercise_options, member)

static const struct option_row rows[] = {
    {"hint", "print the first, the second or the third hint, and write nothing", "N", .least = 1,
     .most = HINTS, AT(hint)},
    {"again", "begin anew: overwrite what is there", AT(again)},
    {"output", "write queue.c into that folder (default exercises/LAB)", "DIR", AT(output)},
    {0},
};

/* All that have one. */
static int list_all(void)
{
    struct lab_error error = {0};
    struct lab **labs;
    size_t count;
    if (lab_all(&labs, &count, &error))
        return complain(error.status, "%s", error.text);
    for (size_t i = 0; i < count; i++) {
        struct goal goal;
        struct lab_error none = {0};
        if (goal_read(labs[i]->name, &goal, &none) == 0)
            printf("  %-23s %s\n", goal.lab, goal.reach);
        else if (none.status != STATUS_MISSING && !error.status)
            error = none;
        lab_free(labs[i]);
    }
    free(labs);
    printf("\nqlab exercise LAB writes exercises/LAB/queue.c\n");
    return error.status ? complain(error.status, "%s", error.text) : STATUS_HOLDS;
}

/* Prints what stands in the exercise's README.md under that heading, without its empty lines. */
static int print_part(const struct goal *goal, const char *heading)
{
    char path[4200];
    const char *why;
    size_t length;
    snprintf(path, sizeof path, "%s/README.md", goal->folder);
    char *text = plain_read(path, PLAIN_ANY, &length, &why);
    if (!text)
        return complain(plain_status(errno), "%s: %s", path, why);
    const struct passage part = passage_under(text, text + length, heading);
    bool found = part.begin < part.end;
    for (const char *at = part.begin; at < part.end; at++)
        if (*at != '\n' || at[-1] != '\n')
            putchar(*at);
    free(text);
    return found ? 0 : complain(STATUS_DATA, "%s: no heading '%s'", path, heading);
}

static int copy(const char *from, const char *to)
{
    struct whole whole;
    size_t length;
    const char *why;
    char *text = plain_read(from, PLAIN_ANY, &length, &why);
    if (!text)
        return complain(plain_status(errno), "%s: %s", from, why);
    int error = whole_open(&whole, to);
    if (error == 0) {
        fwrite(text, 1, length, whole.out);
        error = whole_close(&whole, 0);
    }
    free(text);
    return error ? complain(unwritten(error), "%s: %s", to, strerror(error)) : 0;
}

static int begin(const struct exercise_options *chosen, const struct goal *goal)
{
    char folder[4096], path[4200], starter[4200];
    snprintf(folder, sizeof folder, "%s", chosen->output ? chosen->output : "");
    if (!chosen->output)
        snprintf(folder, sizeof folder, "exercises/%s", goal->lab);
    snprintf(path, sizeof path, "%s/queue.c", folder);
    snprintf(starter, sizeof starter, "%s/queue.c", goal->folder);
    if (!chosen->again && access(path, F_OK) == 0)
        return complain(STATUS_OUTPUT, "%s is there already; --again begins anew", path);
    int error = report_parent(folder);
    if (error)
        return complain(STATUS_OUTPUT, "%s: %s", folder, strerror(error));
    int status = copy(starter, path);
    if (!status)
        status = print_part(goal, "## Task");
    if (!status) {
        printf("\nTo be reached: %s.\n\n", goal->reach);
        printf("Next\n  edit %s\n  qlab check %s\n  qlab exercise %s --hint 1\n", path, path,
               goal->lab);
    }
    return status;
}

static int exercise(int argc, char **argv)
{
    struct exercise_options chosen = {0};
    struct words words;
    struct lab_error error = {0};
    struct goal goal;
    arguments_parse(&command_exercise, argc, argv, &chosen, &words);
    if (!words.count)
        return list_all();
    if (goal_read(words.list[0], &goal, &error))
        return complain(error.status, "%s", error.text);
    if (!chosen.hint)
        return begin(&chosen, &goal);
    char heading[16];
    snprintf(heading, sizeof heading, "## Hint %d", (int)chosen.hint);
    return print_part(&goal, heading);
}

const struct command command_exercise = {
    .name = "exercise",
    .arguments = "[LAB]",
    .summary = "a queue with one fault, for you to mend",
    .usage = "[LAB]",
    .doc = "Writes a queue with one fault to exercises/LAB/queue.c, and says what is to be "
           "reached. qlab check there knows it, and says when it is; a pass prints a line that "
           "others can check. Without a lab it lists the exercises.\n\n"
           "  qlab exercise trylock\n"
           "  qlab check exercises/trylock/queue.c\n"
           "  qlab exercise trylock --hint 1\n"
           "\vThe third hint says it all. What is there already is not overwritten.",
    .options = (const struct option_table[]){{rows, NULL, 0}, {0}},
    .extra = "one lab at a time",
    .run = exercise,
};
