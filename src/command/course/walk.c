/* The walk itself: the other verbs, one after the other, with a question before each. */
#include "command/course/walk.h"

#include <math.h>
#include <stdio.h>

#include "command/course/ask.h"
#include "command/course/paged.h"
#include "command/session/fraction.h"
#include "command/verbs.h"
#include "lab/part.h"
#include "lab/lab_find.h"

/* Whether the walk is over after a verb that ended so. */
static bool ended(int status)
{
    return ask_interrupted() || status == STATUS_INTERRUPTED;
}

/* Asks for a prediction until it is one; none is a prediction too. */
static enum reply predict(const char **rate)
{
    enum reply reply;
    const char *question = "Your prediction, such as 5% or 1e-6 (Enter: none, s: skip this lab, "
                           "q: quit):";
    while ((reply = ask(question, rate)) == REPLY_TEXT && isnan(fraction_read(*rate)))
        printf("'%s' is no rate from 0 to 1.\n", *rate);
    if (reply == REPLY_NEXT)
        *rate = NULL;
    return reply == REPLY_TEXT ? REPLY_NEXT : reply;
}

/* Asks whether to go on with a verb, and does. False: the walk is over. */
static bool offer(const char *question, const struct command *command, const char *const *words)
{
    const char *text;
    enum reply reply = ask(question, &text);
    if (reply == REPLY_SKIP)
        return true;
    return reply != REPLY_QUIT && !ended(paged_verb(command, words));
}

static bool take_note(const struct walk *walk, const char *lab)
{
    const char *text, *words[PAGED_WORDS] = {lab};
    size_t count = 1;
    enum reply reply =
        ask("A line for your notes (Enter: the figures alone, s: no note, q: quit):", &text);
    if (reply == REPLY_SKIP || reply == REPLY_QUIT)
        return reply == REPLY_SKIP;
    if (walk->notes) {
        words[count++] = "--file";
        words[count++] = walk->notes;
    }
    words[count++] = "--";
    words[count] = reply == REPLY_TEXT ? text : NULL;
    return !ended(paged_verb(&command_note, words));
}

/* One lab. False: the walk is over. */
static bool walk_lab(const struct walk *walk, const struct lab *lab)
{
    const char *word = lab_word(lab), *rate = NULL;
    if (ended(paged_verb(&command_show, (const char *[]){word, NULL})))
        return false;
    enum reply reply = predict(&rate);
    if (reply != REPLY_NEXT)
        return reply == REPLY_SKIP;
    const char *run[] = {word, rate ? "--predict" : NULL, rate, NULL};
    int status = paged_verb(&command_run, run);
    bool measured = status <= STATUS_INCONCLUSIVE;
    if (ended(status))
        return false;
    if (measured && !offer("Next: a picture of it (Enter, s: skip, q: quit)", &command_plot,
                           (const char *[]){word, "--term", NULL}))
        return false;
    return offer("Next: the shortest interleaving that lies, or none (Enter, s: skip, q: quit)",
                 &command_explain, (const char *[]){word, NULL}) &&
           offer("Next: the answer (Enter, s: skip, q: quit)", &command_answer,
                 (const char *[]){word, NULL}) &&
           (!measured || take_note(walk, word));
}

int walk_with(const struct walk *walk)
{
    ask_listen();
    for (size_t i = 0; i < walk->count; i++) {
        const struct lab *lab = walk->labs[i];
        const struct lab_part *part = part_of(lab->number);
        printf("%s==== lab %zu of %zu: %s%s%s ====\n\n", i ? "\n" : "", i + 1, walk->count,
               lab->name, part ? ", part: " : "", part ? part->title : "");
        if (walk_lab(walk, lab))
            continue;
        if (ask_interrupted())
            return STATUS_INTERRUPTED;
        puts("Until next time: qlab study goes on with the first lab that was not run.");
        return STATUS_HOLDS;
    }
    puts("\nThat was the last lab here. qlab list shows the course.");
    return STATUS_HOLDS;
}
