/* qlab study [PART]: the course, lab by lab. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "command/course/outline.h"
#include "command/course/walk.h"
#include "command/line/arguments.h"
#include "command/verbs.h"
#include "lab/guess.h"
#include "lab/part.h"
#include "lab/lab_find.h"

struct study_options {
    const char *notes;
    bool again;
};

static const struct option_row rows[] = {
    {"again", "labs that were done already, too", OPTION_AT(struct study_options, again)},
    {"file", "other notes than notes.md", "FILE", OPTION_AT(struct study_options, notes)},
    {0},
};

static const char *check(void *chosen, const struct words *words, char *problem, size_t size)
{
    (void)chosen;
    return words->count ? part_wrong(words->list[0], problem, size) : NULL;
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
        printf("\n# %s\nqlab show %s\nqlab run %s --predict ", lab->title, word, word);
        if (lab->predict.count)
            printf("%s=%s", lab->predict.list[0].name, guess_example(&lab->predict.list[0]));
        else
            printf("5%%");
        printf(" # or what you think\nqlab plot %s --term\n", word);
        if (lab_explores(lab))
            printf("qlab explain %s\n", word);
        printf("qlab answer %s\nqlab note %s \"in your words\"\n", word, word);
    }
}

/* Walks through one part, or (NULL) all. */
static int go(const struct study_options *chosen, const struct lab_part *part,
              const struct outline *outline)
{
    struct walk walk = {.labs = calloc(outline->count + 1, sizeof *walk.labs),
                        .notes = chosen->notes};
    int status = STATUS_HOLDS;
    if (!walk.labs)
        return complain(STATUS_SYSTEM, "out of memory");
    for (size_t i = 0; i < outline->count; i++)
        if ((!part || part_of(outline->labs[i]->number) == part) &&
            (chosen->again || !outline->done[i].folder))
            walk.labs[walk.count++] = outline->labs[i];
    if (walk.count == 0)
        printf("# Every lab %s is done; qlab study --again walks once more.\n",
               part ? "of this part" : "of the course");
    else if (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO))
        status = walk_with(&walk);
    else
        print_commands(&walk);
    free(walk.labs);
    return status;
}

static int study(int argc, char **argv)
{
    struct study_options chosen = {0};
    struct words words;
    struct outline outline;
    arguments_parse(&command_study, argc, argv, &chosen, &words);
    int status = outline_read(&outline);
    if (status)
        return status;
    status = go(&chosen, words.count ? part_find(words.list[0]) : NULL, &outline);
    outline_free(&outline);
    return status;
}

const struct command command_study = {
    .name = "study",
    .arguments = "[PART]",
    .summary = "the course, lab by lab: predict, run, understand, note",
    .usage = "[PART]",
    .doc = "Walks through the labs that were not done yet, of the whole course or of one part: "
           "question, "
           "prediction, run, picture, explanation, answer, note. Enter goes on, s skips, q quits. "
           "Nothing "
           "is remembered but results/ and the notes, so it goes on where you stopped.\n\n"
           "  qlab study\n"
           "  qlab study locks\n"
           "\vA PART is told by number or name; qlab list has both. Without a terminal, prints the "
           "commands "
           "of the walk instead.",
    .options = (const struct option_table[]){{.rows = rows}, {0}},
    .extra = "one part at a time",
    .check = check,
    .run = study,
};
