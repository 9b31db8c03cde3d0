/* qlab report as a lecturer meets it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "command/expect.h"
#include "html/tests.h"

static char *file_text(const char *path)
{
    char *text = NULL;
    size_t room = 0;
    FILE *file = fopen(path, "r");
    if (!file || getdelim(&text, &room, '\0', file) < 0) {
        free(text);
        text = strdup("");
    }
    if (file)
        fclose(file);
    return text;
}

static const char *in_folder(const char *name)
{
    static char path[160];
    snprintf(path, sizeof path, "%s/%s", program_folder(), name);
    return path;
}

static void shell(const char *format, const char *path)
{
    char line[600];
    snprintf(line, sizeof line, format, path);
    check_that(system(line) == 0, "%.400s", line);
}

/* Runs "qlab report WORDS --output FILE" and returns the page. */
static char *report(const char *words, struct said *said)
{
    char path[160], line[800], want[170];
    snprintf(path, sizeof path, "%s", in_folder("page.html"));
    unlink(path);
    snprintf(line, sizeof line, "report %s --output %s", words, path);
    *said = expect(0, line);
    snprintf(want, sizeof want, "%s\n", path);
    check_text("stdout is the path", said->out, want);
    return file_text(path);
}

static void check_holds(const char *text, const char *words)
{
    check_that(strstr(text, words) != NULL, "the page lacks \"%s\"", words);
}

void test_report_of_references(void)
{
    struct said said;
    char *text = report("results/reference/get-nowait results/reference/get-nowait "
                        "results/reference/no-false-convictions",
                        &said);
    struct page page = check_html("references", text);
    check_text("stderr", said.err, "");
    check_int("pictures: the lie's, four, four, rate and cost", page.pictures, 1 + 4 + 4 + 2);
    check_int("tables: index, machines, two a section", page.tables, 2 + 2 * 3);
    check_holds(text, "qlab run --with-python --seed 1 get-nowait");
    check_holds(text, "semaphore-trylock");
    check_that(strstr(text, "point of no return") || strstr(text, "has no explorer"),
               "the page holds the lanes, or why not");
    free(text);
    said_free(&said);
}

/* A result that somebody sent. */
void test_report_of_hostile_folder(void)
{
    struct said said;
    char words[160];
    snprintf(words, sizeof words, "%s", in_folder("hostile"));
    shell("cp -r " QLAB_SOURCE_ROOT "/results/reference/trylock %s", words);
    shell("sed -i 's|\"title\": \"|&<script>alert(1)</script>\\&amp;|; "
          "s|\"host\": \"|&<img src=x onerror=alert(1)>|; "
          "s|\"command\": \"|&</pre><script src=//example.org>|' %s/run.json",
          words);
    char *text = report(words, &said);
    struct page page = check_html("hostile", text);
    check_int("pictures", page.pictures, 1 + 4);
    check_holds(text, "&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;");
    free(text);
    said_free(&said);
}

/* Wants that the complaint is one line, and that no file is left beside the page's name. */
static void check_refused(int status, const char *words, const char *line)
{
    expect_complaint(status, words, line);
    struct said said = program_run("%s", words);
    char *end = strchr(said.err, '\n');
    check_that(end && end[1] == '\0', "%s: one line, got \"%.300s\"", words, said.err);
    said_free(&said);
    check_int("files", results_written(), 0);
}

void test_report_refusals(void)
{
    shell("rm -rf %s", getenv("QLAB_RESULTS"));
    shell("mkdir %s", getenv("QLAB_RESULTS"));
    check_refused(66, "report", "expected one of: qlab run");
    check_refused(64, "report get-nowiat", "get-nowait");
    check_refused(66, "report tests", "run.json");
    check_refused(73, "report results/reference/trylock --output /nowhere/page.html",
                  "/nowhere/page.html");
    check_refused(73, "report results/reference/trylock --output /tmp", "/tmp");
}

void test_report_of_damaged_folder(void)
{
    const char *results = getenv("QLAB_RESULTS");
    char page[200];
    snprintf(page, sizeof page, "%s/report.html", results);
    shell("rm -rf %s", results);
    shell("mkdir -p %s/trylock", results);
    shell("cp -r " QLAB_SOURCE_ROOT
          "/results/reference/trylock %s/trylock/20260101T000000Z.abc.host",
          results);
    struct said said = expect(0, "report");
    char *whole = file_text(page);
    check_html("own run", whole);
    check_holds(whole, "own run on");
    check_holds(whole, "not run yet");
    said_free(&said);

    int files = results_written();
    shell("rm %s/trylock/*/runs.csv", results);
    expect_complaint(65, "report", "runs.csv");
    shell("echo '{' >%s/trylock/20260101T000000Z.abc.host/run.json", results);
    expect_complaint(65, "report", "run.json:");
    check_int("files: one was taken away, none was left", results_written(), files - 1);
    char *after = file_text(page);
    check_that(strcmp(after, whole) == 0, "the page from before stays as it was");
    free(after);
    free(whole);
}

void test_report_without_gnuplot(void)
{
    struct said said;
    char *before = strdup(getenv("PATH"));
    mkdir(in_folder("nothing"), 0777);
    setenv("PATH", in_folder("nothing"), 1);
    char *text = report("results/reference/trylock results/reference/claimed-slot", &said);
    setenv("PATH", before, 1);
    free(before);
    struct page page = check_html("without gnuplot", text);
    check_int("pictures", page.pictures, 1);
    check_holds(text, "no gnuplot here");
    check_that(strstr(said.err, "no gnuplot here") != NULL, "stderr tells it, got \"%.200s\"",
               said.err);
    free(text);
    said_free(&said);
}
