/* The walk itself: the other verbs, one after the other, with a question before each. */
#include "command/course/walk.h"

#include <stdio.h>

#include "command/course/ask.h"
#include "command/course/paged.h"
#include "command/verbs.h"
#include "lab/guess.h"
#include "lab/lab_find.h"
#include "lab/lab_predict.h"
#include "lab/part.h"
#include "report/text/grid.h"

/* Whether the walk is over after a verb that ended so. */
static bool ended(int status)
{
    return ask_interrupted() || status == STATUS_INTERRUPTED;
}

/* Asks for one prediction until it is one; none is a prediction too. The lab keeps it. */
static enum reply predict(struct lab *lab, const char *name, const char *about, const char *kind)
{
    enum reply reply;
    const char *text, *wrong = NULL;
    char asked[600], typed[200], problem[600];
    snprintf(asked, sizeof asked, "%s: %s", about, kind);
    putchar('\n');
    do {
        text_wrap(stdout, "", wrong ? wrong : asked);
        reply = ask("Your prediction (Enter: none, s: skip this lab, q: quit):", &text);
        if (reply != REPLY_TEXT)
            return reply;
        snprintf(typed, sizeof typed, "%s=%.120s", name, text);
    } while ((wrong = lab_predict_guess(lab, typed, problem, sizeof problem)));
    return REPLY_NEXT;
}

/* Asks for all that the lab asks. */
static enum reply predict_all(struct lab *lab)
{
    char about[300], kind[200];
    const size_t count = lab->predict.count; /* those that it asks */
    enum reply reply = REPLY_NEXT;
    if (count == 0)
        return predict(lab, "rate", "the highest rate of lies", "such as 5% or 1e-6");
    for (size_t i = 0; i < count && reply == REPLY_NEXT; i++) {
        const struct prediction *one = &lab->predict.list[i];
        reply = predict(lab, one->name, predict_words(about, sizeof about, one),
                        guess_expected(kind, sizeof kind, one));
    }
    return reply;
}

/* Measures the lab, with all that was predicted. Returns the exit status. */
static int measure(const struct lab *lab)
{
    const struct predictions *all = &lab->predict;
    char typed[PREDICTIONS_MOST][200];
    const char *words[PAGED_WORDS] = {lab_word(lab)};
    size_t count = 1;
    for (size_t i = 0; i < all->count && count + 1 < PAGED_WORDS; i++)
        if (all->list[i].guess) {
            snprintf(typed[i], sizeof typed[i], "--predict=%s=%s", all->list[i].name,
                     all->list[i].guess);
            words[count++] = typed[i];
        }
    return paged_verb(&command_run, words);
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
static bool walk_lab(const struct walk *walk, struct lab *lab)
{
    const char *word = lab_word(lab);
    if (ended(paged_verb(&command_show, (const char *[]){word, NULL})))
        return false;
    enum reply reply = predict_all(lab);
    if (reply != REPLY_NEXT)
        return reply == REPLY_SKIP;
    int status = measure(lab);
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
        struct lab *lab = walk->labs[i];
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
