/* qlab note LAB [TEXT...]: an entry in the study notes. */
#include "command/course/note.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command/arguments.h"
#include "command/command.h"
#include "command/course/done.h"
#include "lab/place.h"
#include "report/folder/read_folder.h"
#include "lab/lab_error.h"
#include "lab/lab_find.h"

static const char doc[] =
    "Appends an entry to the study notes: the day, what the lab's newest run found, in words, "
    "where "
    "it is kept, and your own text. What the notes hold already is never touched.\n\n"
    "  qlab note get-nowait \"Refusing is not looking.\"\n"
    "  qlab note get-nowait --dry-run\n"
    "\vThe notes are notes.md beside the labs; if there is none, it is made. Instead of a lab, a "
    "run folder may be named.";

enum { KEY_FILE = 0x100, KEY_DRY_RUN };

struct note_options {
    const char *file, *word;
    char *text; /* from malloc; NULL: none */
    bool dry_run;
};

static const struct argp_option options[] = {
    {"file", KEY_FILE, "FILE", 0, "other notes than notes.md", 0},
    {"dry-run", KEY_DRY_RUN, NULL, 0, "print the entry, append nothing", 0},
    {0},
};

/* Adds a word of the text, after a space. */
static void add_word(struct note_options *chosen, const char *word, struct argp_state *state)
{
    char *longer = NULL;
    if (asprintf(&longer, "%s%s%s", chosen->text ? chosen->text : "", chosen->text ? " " : "",
                 word) < 0)
        argp_failure(state, STATUS_SYSTEM, 0, "out of memory");
    free(chosen->text);
    chosen->text = longer;
}

static error_t take(int key, char *argument, struct argp_state *state)
{
    struct note_options *chosen = state->input;
    switch (key) {
    case KEY_FILE:
        chosen->file = argument;
        return 0;
    case KEY_DRY_RUN:
        chosen->dry_run = true;
        return 0;
    case ARGP_KEY_ARG:
        if (chosen->word)
            add_word(chosen, argument, state);
        else
            chosen->word = argument;
        return 0;
    case ARGP_KEY_END:
        if (!chosen->word)
            argp_error(state, "name a lab, such as get-nowait (qlab list tells them)");
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

/* The folder of the run that the word names, from malloc. NULL after complaining. */
static char *find_run(const char *word, int *status)
{
    struct lab_error error;
    char *file = NULL, *folder = NULL;
    if (asprintf(&file, "%s/run.json", word) >= 0 && access(file, F_OK) == 0)
        folder = strdup(word);
    free(file);
    if (folder)
        return folder;
    struct lab *lab = lab_find(word, &error);
    if (!lab) {
        *status = complain(error.status, "%s", error.text);
        return NULL;
    }
    folder = done_find(lab->name).folder;
    if (!folder)
        *status = complain(STATUS_MISSING,
                           "%s/%s: no complete run to write about; expected one of: qlab run %s",
                           results_folder(), lab->name, lab_word(lab));
    lab_free(lab);
    return folder;
}

/* Prints the entry, or appends it to the notes. */
static int put(const struct note_options *chosen, const char *entry)
{
    const char *path = chosen->file ? chosen->file : notes_file();
    if (chosen->dry_run) {
        fputs(entry, stdout);
        return STATUS_HOLDS;
    }
    int error = note_append(path, entry);
    if (error == EINVAL)
        return complain(STATUS_OUTPUT, "%s: no file of text; nothing was appended", path);
    if (error)
        return complain(STATUS_OUTPUT, "%s: nothing was appended: %s", path, strerror(error));
    fprintf(stderr, "appended to %s\n", path);
    return STATUS_HOLDS;
}

static int note(int argc, char **argv)
{
    struct argp argp = {options, take, "LAB [TEXT...]", doc, NULL, NULL, NULL};
    struct note_options chosen = {0};
    struct lab_error error;
    int status = STATUS_HOLDS;
    arguments_parse(&argp, argc, argv, &chosen);
    char *folder = find_run(chosen.word, &status);
    struct result *result = folder ? report_read(folder, &error) : NULL;
    if (result) {
        char *entry = note_entry(result, folder, chosen.text ? chosen.text : "");
        status = entry ? put(&chosen, entry) : complain(STATUS_SYSTEM, "out of memory");
        free(entry);
        result_free(result);
        free(result);
    } else if (folder) {
        status = complain(error.status, "%s", error.text);
    }
    free(folder);
    free(chosen.text);
    return status;
}

const struct command command_note = {
    .name = "note",
    .arguments = "LAB [TEXT...]",
    .summary = "your words and the run's, appended to the study notes",
    .run = note,
};
