/* study at a terminal. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "command/expect.h"
#include "study/study.h"

static const char *notes_path(void)
{
    static char path[160];
    snprintf(path, sizeof path, "%s/walk.md", program_folder());
    return path;
}

/* Starts a walk through that part, done labs too. */
static void start(struct terminal *terminal, const char *part)
{
    char words[200];
    snprintf(words, sizeof words, "study %s --again --file %s", part, notes_path());
    terminal_start(terminal, words);
}

/* Wants each text in turn, and types each answer to it. */
static void talk(struct terminal *terminal, const char *const (*lines)[2])
{
    for (; (*lines)[0]; lines++) {
        if (!terminal_wait(terminal, (*lines)[0]))
            return;
        if ((*lines)[1])
            terminal_type(terminal, (*lines)[1]);
    }
}

void test_walk(void)
{
    static const char *const lines[][2] = {
        {"lab 1 of 1: small", NULL},
        {"A question?", NULL},
        {"Your prediction", "often\n"},
        {"'often' is no rate", NULL},
        {"Your prediction", "7%\n"},
        {"You predicted 7 %", NULL},
        {"Observation small mutex Never", NULL},
        {"a picture", "s\n"},
        {"the shortest interleaving", "\n"},
        {"never lies within these bounds", NULL},
        {"the answer", "\n"},
        {"An answer.", NULL},
        {"A line for your notes", "I was wrong\n"},
        {"appended to", NULL},
        {"That was the last lab", NULL},
        {NULL, NULL},
    };
    struct terminal terminal;
    if (!terminal_there_is())
        return;
    start(&terminal, "locks");
    talk(&terminal, lines);
    check_int("exit status", terminal_end(&terminal), 0);
    char *text = text_of(notes_path());
    check_that(strstr(text, ", small\n\nIs 11-small a lab?\n\nI was wrong\n\n") &&
                   strstr(text, "You predicted 7 %"),
               "the note, got:\n%s", text);
    free(text);
}

void test_walk_left(void)
{
    static const char *const skipped[][2] = {
        {"Your prediction", "s\n"}, {"That was the last lab", NULL}, {NULL, NULL}};
    static const char *const left[][2] = {
        {"Your prediction", "q\n"}, {"Until next time", NULL}, {NULL, NULL}};
    static const char *const closed[][2] = {
        {"Your prediction", "\4"}, {"Until next time", NULL}, {NULL, NULL}};
    const struct {
        const char *what;
        const char *const (*lines)[2];
    } ways[] = {{"s", skipped}, {"q", left}, {"^D", closed}};
    int before = results_written();
    if (!terminal_there_is())
        return;
    for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
        struct terminal terminal;
        start(&terminal, "day");
        talk(&terminal, ways[i].lines);
        check_int(ways[i].what, terminal_end(&terminal), 0);
    }
    check_int("nothing was run", results_written(), before);
}

void test_walk_interrupted(void)
{
    static const char *const asked[][2] = {{"Your prediction", "\3"}, {NULL, NULL}};
    static const char *const running[][2] = {
        {"Your prediction", "\n"}, {"mutex", NULL}, {"round", "\3"}, {NULL, NULL}};
    struct terminal terminal;
    if (!terminal_there_is())
        return;
    start(&terminal, "day");
    talk(&terminal, asked);
    check_int("at a question", terminal_end(&terminal), 130);
    start(&terminal, "lock-free");
    talk(&terminal, running);
    check_int("in a run", terminal_end(&terminal), 130);
    check_that(strstr(terminal.said, "wrote ") != NULL, "what was measured is kept, got ...%s",
               terminal.said + terminal.seen);
    check_that(!strstr(terminal.said + terminal.seen, "a picture"), "no more questions");
    struct said list = expect(0, "list");
    const char *endless = strstr(list.out, "endless");
    check_that(endless && strncmp(endless, "endless  –", 10) == 0, "not done, got %.30s",
               endless ? endless : "");
    said_free(&list);
}
