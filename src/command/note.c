/* qlab note LAB [TEXT...]: an entry in the study notes. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "command/course/done.h"
#include "command/course/note_append.h"
#include "command/course/note_entry.h"
#include "command/line/arguments.h"
#include "command/line/future.h"
#include "command/verbs.h"
#include "files/draft.h"
#include "files/plain.h"
#include "files/utf8.h"
#include "lab/place.h"
#include "report/folder/read_folder.h"
#include "lab/lab_error.h"
#include "lab/lab_find.h"

struct note_options {
    const char *file;
    bool dry_run;
};

static const struct option_row rows[] = {
    {"file", "other notes than notes.md", "FILE", OPTION_AT(struct note_options, file)},
    {"dry-run", "print the entry, append nothing", OPTION_AT(struct note_options, dry_run)},
    {0},
};

/* The words after the first with blanks between, from malloc; NULL when out of memory. */
static char *text_of(const struct words *words)
{
    struct draft draft;
    if (!draft_open(&draft))
        return NULL;
    for (size_t i = 1; i < words->count; i++)
        fprintf(draft.out, "%s%s", i > 1 ? " " : "", words->list[i]);
    draft_close(&draft, 0);
    return draft.text;
}

/* The folder of the run that the word names, from malloc. NULL after complaining. */
static char *find_run(const char *word, int *status)
{
    struct lab_error error;
    char *file = NULL, *folder = NULL;
    if (asprintf(&file, "%s/run.json", word) < 0) {
        *status = complain(STATUS_SYSTEM, "out of memory");
        return NULL;
    }
    bool is_run = access(file, F_OK) == 0;
    free(file);
    if (is_run && !(folder = strdup(word)))
        *status = complain(STATUS_SYSTEM, "out of memory");
    if (is_run)
        return folder;
    struct lab *lab = lab_find(word, &error);
    if (!lab) {
        *status = complain(error.status, "%s", error.text);
        return NULL;
    }
    struct done done;
    int failed = done_find(lab->name, &done);
    folder = done.folder;
    if (failed)
        *status = complain(STATUS_SYSTEM, "%s: %s", results_folder(), strerror(failed));
    else if (!folder)
        *status = complain(STATUS_MISSING,
                           "%s/%s: no complete run to write about; expected one of: qlab run %s",
                           results_folder(), lab->name, lab_word(lab));
    lab_free(lab);
    return folder;
}

/* Whether notes that are there are text; what is no file at all is told when it is written to. */
static int check_notes(const char *path)
{
    const char *why;
    size_t length;
    char *text = plain_read(path, PLAIN_ANY, &length, &why);
    size_t good = text ? utf8_length(text, length) : 0;
    int status = 0;
    if (text && good < length)
        status = complain(STATUS_DATA,
                          "%s:%u: the byte 0x%02x, which is not UTF-8; nothing was appended", path,
                          utf8_line(text, good), (unsigned char)text[good]);
    free(text);
    return status;
}

/* Whether what was typed is text. */
static int check_words(const struct words *words)
{
    for (size_t i = 1; i < words->count; i++)
        if (utf8_length(words->list[i], strlen(words->list[i])) < strlen(words->list[i]))
            return complain(STATUS_DATA, "word %zu of the note is not UTF-8; nothing was appended",
                            i);
    return 0;
}

/* Prints the entry, or appends it to the notes. */
static int put(const struct note_options *chosen, const char *entry)
{
    const char *path = chosen->file ? chosen->file : notes_file();
    if (!chosen->dry_run && check_notes(path))
        return STATUS_DATA;
    if (chosen->dry_run) {
        fputs(entry, stdout);
        return STATUS_HOLDS;
    }
    int error = note_append(path, entry);
    if (error == EINVAL)
        return complain(STATUS_OUTPUT, "%s: no file of text; nothing was appended", path);
    if (error)
        return complain(unwritten(error), "%s: nothing was appended: %s", path, strerror(error));
    fprintf(stderr, "appended to %s\n", path);
    return STATUS_HOLDS;
}

static int note(int argc, char **argv)
{
    struct note_options chosen = {0};
    struct words words;
    struct lab_error error;
    int status = STATUS_HOLDS;
    arguments_parse(&command_note, argc, argv, &chosen, &words);
    if (check_words(&words))
        return STATUS_DATA;
    char *folder = find_run(words.list[0], &status);
    struct result *result = folder ? report_read(folder, &error) : NULL;
    if (result) {
        future_tell(folder, result);
        char *text = text_of(&words), *entry = text ? note_entry(result, folder, text) : NULL;
        status = entry ? put(&chosen, entry) : complain(STATUS_SYSTEM, "out of memory");
        free(entry);
        free(text);
        result_drop(result);
    } else if (folder) {
        status = complain(error.status, "%s", error.text);
    }
    free(folder);
    return status;
}

const struct command command_note = {
    .name = "note",
    .arguments = "LAB [TEXT...]",
    .summary = "your words and the run's, appended to the study notes",
    .usage = "LAB [TEXT...]",
    .doc =
        "Appends an entry to the study notes: the day, what the lab's newest run found, in words, "
        "where "
        "it is kept, and your own text. What the notes hold already is never touched.\n\n"
        "  qlab note get-nowait \"Refusing is not looking.\"\n"
        "  qlab note get-nowait --dry-run\n"
        "\vThe notes are notes.md beside the labs; if there is none, it is made. Instead of a lab, "
        "a "
        "run folder may be named.",
    .options = (const struct option_table[]){{.rows = rows}, {0}},
    .missing = "name a lab, such as get-nowait (qlab list tells them)",
    .run = note,
};
