/* note: what it writes, and that it never touches what was there. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "command/expect.h"
#include "study/study.h"

static const char kept[] = "# Mine\n\nA line without an end";

/* Makes notes that hold `text`; returns their path (static storage). */
static const char *make_notes(const char *text)
{
    static char path[160];
    snprintf(path, sizeof path, "%s", program_file("notes.md", text, strlen(text)));
    return path;
}

void test_note_entry(void)
{
    const char *notes = make_notes(kept);
    run_lab("tiny");
    struct said said = program_run("note tiny --dry-run --file %s In my \"'own'\" words.", notes);
    check_int("dry run", said.status, 0);
    const char *const wanted[] = {"## 20",
                                  ", tiny\n\nIs 04-tiny a lab?\n\nIn my 'own' words.",
                                  "You predicted 5 %; measured: no lie.",
                                  "\n* mutex: HONEST, 0 of ",
                                  "`qlab run --predict 5% tiny`, kept in `",
                                  "/results/tiny/20"};
    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++)
        check_that(strstr(said.out, wanted[i]) != NULL, "entry lacks \"%s\":\n%s", wanted[i],
                   said.out);
    char *text = text_of(notes);
    check_text("nothing appended", text, kept);
    free(text);
    said_free(&said);
}

void test_note_keeps_the_file(void)
{
    const char *notes = make_notes(kept);
    char link[160];
    struct stat before, after;
    snprintf(link, sizeof link, "%s/link.md", program_folder());
    check_int("symlink", symlink("notes.md", link), 0);
    check_int("chmod", chmod(notes, 0640), 0);
    stat(notes, &before);
    for (int i = 0; i < 2; i++) {
        struct said said = program_run("note tiny --file %s one", link);
        check_int("note", said.status, 0);
        said_free(&said);
    }
    stat(notes, &after);
    check_int("mode", after.st_mode & 07777, 0640);
    check_int("inode", (int64_t)after.st_ino, (int64_t)before.st_ino);
    check_int("still a link", lstat(link, &after) == 0 && S_ISLNK(after.st_mode), 1);
    char *text = text_of(notes);
    check_that(strncmp(text, kept, strlen(kept)) == 0, "the old text stays, got %.60s", text);
    check_that(strncmp(text + strlen(kept), "\n\n## 20", 7) == 0,
               "a paragraph of its own, got %.60s", text + strlen(kept));
    check_int("entries", count_of(text, "\n\n## 20"), 2);
    check_int("no gap of two lines", count_of(text, "\n\n\n"), 0);
    free(text);
}

void test_note_at_once(void)
{
    enum { WRITERS = 8 };
    const char *notes = make_notes(kept);
    char tag[16], words[300];
    pid_t writer[WRITERS];
    for (int i = 0; i < WRITERS; i++) {
        snprintf(tag, sizeof tag, "writer%d", i);
        snprintf(words, sizeof words, "note tiny --file %s 'writer %d'", notes, i);
        writer[i] = program_start(tag, words);
    }
    for (int i = 0; i < WRITERS; i++) {
        snprintf(tag, sizeof tag, "writer%d", i);
        struct said said = program_wait(tag, writer[i]);
        check_int(tag, said.status, 0);
        said_free(&said);
    }
    char *text = text_of(notes);
    check_int("entries", count_of(text, "\n\n## 20"), WRITERS);
    check_int("whole entries", count_of(text, ", kept in `"), WRITERS);
    check_that(strncmp(text, kept, strlen(kept)) == 0, "the old text stays, got %.60s", text);
    free(text);
}

/* A file that may not grow by a whole entry stays as it is. */
void test_note_full_disk(void)
{
    char full[4001];
    struct rlimit limit, small;
    memset(full, 'x', sizeof full - 1);
    full[sizeof full - 1] = '\0';
    const char *notes = make_notes(full);
    getrlimit(RLIMIT_FSIZE, &limit);
    small = limit;
    small.rlim_cur = 4096;
    signal(SIGXFSZ, SIG_IGN); /* so that the write fails instead */
    setrlimit(RLIMIT_FSIZE, &small);
    struct said said = program_run("note tiny --file %s one", notes);
    setrlimit(RLIMIT_FSIZE, &limit);
    signal(SIGXFSZ, SIG_DFL);
    check_int("exit status", said.status, 73);
    check_that(strstr(said.err, "nothing was appended") != NULL, "says so, got \"%s\"", said.err);
    char *text = text_of(notes);
    check_text("the notes", text, full);
    free(text);
    said_free(&said);
}

void test_note_refused(void)
{
    char words[300];
    expect_complaint(64, "note", "name a lab");
    expect_complaint(64, "note tyni", "tiny");
    expect_complaint(66, "note small", "no complete run");
    expect_complaint(73, "note tiny --file /dev/full", "no file of text");
    expect_complaint(73, "note tiny --file /nowhere/notes.md", "No such file");
    snprintf(words, sizeof words, "note tiny --file %s", program_folder());
    expect_complaint(73, words, "Is a directory");
}
