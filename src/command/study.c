/* qlab study [PART]: the course, lab by lab. */
#include "command/course/study.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "command/arguments.h"
#include "command/command.h"
#include "lab/lab_find.h"
#include "lab/words.h"

static const char doc[] =
    "Walks through the labs that were not done yet, of the whole course or of one part: question, "
    "prediction, run, picture, explanation, answer, note. Enter goes on, s skips, q quits. Nothing "
    "is remembered but results/ and the notes, so it goes on where you stopped.\n\n"
    "  qlab study\n"
    "  qlab study locks\n"
    "\vA PART is told by number or name; qlab list has both. Without a terminal, prints the "
    "commands "
    "of the walk instead.";

enum { KEY_AGAIN = 0x100, KEY_FILE };

enum { PARTS_MOST = 9 };

struct study_options {
    const struct lab_part *part; /* NULL: all */
    const char *notes;
    bool again;
};

static const struct argp_option options[] = {
    {"again", KEY_AGAIN, NULL, 0, "labs that were done already, too", 0},
    {"file", KEY_FILE, "FILE", 0, "other notes than notes.md", 0},
    {0},
};

static void refuse_part(struct argp_state *state, const char *word)
{
    const char *names[PARTS_MOST + 1] = {0};
    char expected[200];
    for (size_t i = 0; i < PARTS_MOST && part_table[i].number; i++)
        names[i] = part_table[i].name;
    argp_error(state, "no part '%s'; %s", word,
               words_expected(expected, sizeof expected, word, names));
}

static error_t take(int key, char *argument, struct argp_state *state)
{
    struct study_options *chosen = state->input;
    switch (key) {
    case KEY_AGAIN:
        chosen->again = true;
        return 0;
    case KEY_FILE:
        chosen->notes = argument;
        return 0;
    case ARGP_KEY_ARG:
        if (chosen->part)
            argp_error(state, "one part at a time, got '%s' too", argument);
        chosen->part = part_find(argument);
        if (!chosen->part)
            refuse_part(state, argument);
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

/* What to type, for those who read it later or pipe it into a shell. */
static void print_commands(const struct walk *walk)
{
    const struct lab_part *before = NULL;
    for (size_t i = 0; i < walk->count; i++) {
        const struct lab *lab = walk->labs[i];
        const struct lab_part *part = part_of(lab->number);
        const char *word = lab_word(lab);
        if (part && part != before)
            printf("%s# Part %d: %s\n", i ? "\n" : "", part->number, part->title);
        before = part;
        printf("\n# %s\nqlab show %s\nqlab run %s --predict 5%% # or what you think\n"
               "qlab plot %s --term\nqlab explain %s\nqlab answer %s\n"
               "qlab note %s \"in your words\"\n",
               lab->title, word, word, word, word, word, word);
    }
}

static int go(const struct study_options *chosen, const struct outline *outline)
{
    struct walk walk = {.labs = calloc(outline->count + 1, sizeof *walk.labs),
                        .notes = chosen->notes};
    int status = STATUS_HOLDS;
    if (!walk.labs)
        return complain(STATUS_SYSTEM, "out of memory");
    for (size_t i = 0; i < outline->count; i++)
        if ((!chosen->part || part_of(outline->labs[i]->number) == chosen->part) &&
            (chosen->again || !outline->done[i].folder))
            walk.labs[walk.count++] = outline->labs[i];
    if (walk.count == 0)
        printf("# Every lab %s is done; qlab study --again walks once more.\n",
               chosen->part ? "of this part" : "of the course");
    else if (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO))
        status = walk_with(&walk);
    else
        print_commands(&walk);
    free(walk.labs);
    return status;
}

static int study(int argc, char **argv)
{
    struct argp argp = {options, take, "[PART]", doc, NULL, NULL, NULL};
    struct study_options chosen = {0};
    struct outline outline;
    arguments_parse(&argp, argc, argv, &chosen);
    int status = outline_read(&outline);
    if (status)
        return status;
    status = go(&chosen, &outline);
    outline_free(&outline);
    return status;
}

const struct command command_study = {
    .name = "study",
    .arguments = "[PART]",
    .summary = "the course, lab by lab: predict, run, understand, note",
    .run = study,
};
