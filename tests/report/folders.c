/* Run folders: written, read back, bad ones told, and nothing half-written left. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "check.h"
#include "report/made.h"
#include "report/folder/folder.h"
#include "report/folder/read_folder.h"
#include "report/folder/seal.h"
#include "lab/lab_error.h"

static int entries(const char *folder)
{
    DIR *open = opendir(folder);
    int count = 0;
    while (open && readdir(open))
        count++;
    if (open)
        closedir(open);
    return count - 2; /* . and .. */
}

static void remove_run(const char *folder)
{
    const char *const names[] = {"run.json",    "runs.csv",    "points.csv", "run.txt",
                                 "samples.csv", "witness.csv", "SHA256SUMS"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        char path[512];
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        unlink(path);
    }
    check_int("nothing else in the folder", rmdir(folder), 0);
}

/* A result of queues that the build knows, with a witness: one item put, and an Empty after it. */
static struct result real_result(void)
{
    const struct queue_class *const classes[] = {queue_find("mutex"), queue_find("mutex-trylock")};
    struct result result = make_result(classes, 2, 3, 12);
    result.lab->queues[1].expectation = EXPECT_SOMETIMES;
    predict(&result, "rate=5%");
    predict(&result, "mutex=never");
    for (unsigned i = 0; i < 72; i++)
        add_row(&result, make_row(i % 2, i / 2 % 3, i / 6, i % 2 ? 10 * i : 0, 1000));
    result.witness = (struct history){.logs = calloc(2, sizeof(struct history_log)),
                                      .workers = 2,
                                      .ticks_per_second = 1000000000};
    for (int worker = 0; worker < 2; worker++) {
        result.witness.logs[worker].operations = calloc(1, sizeof(struct operation));
        result.witness.logs[worker].count = 1;
        result.witness.logs[worker].worker = 5 * (size_t)worker;
    }
    result.witness.logs[0].operations[0] =
        (struct operation){.item = 7, .invoked = 1, .returned = 2};
    result.witness.logs[1].operations[0] = (struct operation){
        .invoked = 3, .returned = 4, .kind = OPERATION_GET, .answer = ANSWER_EMPTY};
    result.witness_queue = 1;
    result.witness_point = 2;
    return result;
}

void test_folder_round_trip(void)
{
    char top[] = "/tmp/qlab-test-XXXXXX", parent[64];
    struct result result = real_result();
    char *first = NULL, *second = NULL;
    struct lab_error error = {0};

    check_that(mkdtemp(top) != NULL, "a temporary folder");
    snprintf(parent, sizeof parent, "%s/results/get-nowait", top);
    check_int("first", report_folder(parent, &result, &result.host, &first), 0);
    check_int("second of the same name", report_folder(parent, &result, &result.host, &second), 0);
    check_that(first && second && strcmp(first, second) != 0, "got %s and %s", first, second);
    check_int("two folders, nothing half-written", entries(parent), 2);
    check_int("files", entries(first), 6);

    struct result *again = report_read(first, &error);
    check_that(again != NULL, "reading back: %.300s", error.text);
    if (again) {
        check_same_points(&result, again);
        check_text("lab", again->lab->name, "get-nowait");
        check_text("command", again->command, result.command);
        check_text("host", again->host.name, result.host.name);
        check_text("why", again->clock.why, result.clock.why);
        check_int("predictions", again->lab->predict.count, 2);
        check_near("prediction", again->lab->predict.list[0].number, 0.05, 1e-9);
        check_text("another", again->lab->predict.list[1].guess, "never");
        check_int("expectation", again->lab->queues[1].expectation, EXPECT_SOMETIMES);
        check_int("processes", again->lab->scenario.processes, 1);
        check_int("workers of the witness", again->witness.workers, 2);
        check_int("its liar's number", again->witness.logs[1].worker, 5);
        check_int("its point", again->witness_point, 2);
        result_free(again);
        free(again);
    }
    remove_run(first);
    remove_run(second);
    rmdir(parent);
    snprintf(parent, sizeof parent, "%s/results", top);
    rmdir(parent);
    check_int("all removed", rmdir(top), 0);
    free(first);
    free(second);
    result_free(&result);
}

static void write_text(const char *folder, const char *name, const char *text)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    fputs(text, file);
    fclose(file);
}

/* Writes a file of the folder, and its sums anew. */
static void change(const char *folder, const char *name, const char *text)
{
    static const char *const names[] = {"runs.csv", "run.json"};
    write_text(folder, name, text);
    check_int("sealed", seal_write(folder, names, 2, NULL), 0);
}

void test_bad_folders_are_told(void)
{
    char parent[] = "/tmp/qlab-test-XXXXXX";
    struct result result = real_result();
    struct lab_error error = {0};
    char *folder = NULL, path[512];

    check_that(mkdtemp(parent) != NULL, "a temporary folder");
    check_that(!report_read("/no/such/folder", &error), "no such folder");
    check_int("missing", error.status, 66);
    check_int("written", report_folder(parent, &result, &result.host, &folder), 0);

    snprintf(path, sizeof path, "%s/runs.csv", folder);
    unlink(path);
    check_that(!report_read(folder, &error), "no runs.csv");
    check_int("runs.csv missing", error.status, 66);
    check_that(strstr(error.text, "runs.csv") != NULL, "names the file: %.300s", error.text);
    change(folder, "runs.csv", "round,queue\n0,mutex\n");
    check_that(!report_read(folder, &error), "bad runs.csv");
    check_int("bad runs.csv", error.status, 65);
    check_that(strstr(error.text, "runs.csv:2: ") != NULL, "file and line: %.300s", error.text);
    const char *const bad[] = {"", "{", "[]", "{\"machine\": 3}", "\x01\xff"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        change(folder, "run.json", bad[i]);
        check_that(!report_read(folder, &error), "bad run.json: %s", bad[i]);
        check_int("bad run.json", error.status, 65);
        check_that(!strchr(error.text, '\n'), "one line: %.300s", error.text);
    }
    remove_run(folder);
    free(folder);

    struct queue_class gone = *result.lab->queues[0].queue;
    gone.name = "no-such-queue";
    result.lab->queues[0].queue = &gone;
    check_int("written", report_folder(parent, &result, &result.host, &folder), 0);
    check_that(!report_read(folder, &error), "a queue that this build does not know");
    check_int("unknown queue", error.status, 65);
    check_that(strstr(error.text, "no-such-queue") != NULL, "names it: %.300s", error.text);
    remove_run(folder);
    free(folder);
    check_int("all removed", rmdir(parent), 0);
    result_free(&result);
}

void test_failed_folder_leaves_nothing(void)
{
    char parent[] = "/tmp/qlab-test-XXXXXX", below[64];
    struct result result = real_result();
    char *folder = NULL;

    check_that(mkdtemp(parent) != NULL, "a temporary folder");
    write_text(parent, "file", "");
    snprintf(below, sizeof below, "%s/file/results", parent);
    check_int("a parent that is a file", report_folder(below, &result, &result.host, &folder),
              ENOTDIR);
    check_that(folder == NULL, "no folder");
    check_int("a parent that cannot be made",
              report_folder("/proc/qlab", &result, &result.host, &folder) != 0, 1);

    /* A name that cannot be renamed to fails after all files are written. */
    memset(result.host.commit, 'x', sizeof result.host.commit - 1);
    memset(result.host.name, 'y', sizeof result.host.name - 1);
    strcpy(result.host.started, "no/such/folder");
    check_int("the last step", report_folder(parent, &result, &result.host, &folder), ENOENT);
    check_that(folder == NULL, "no folder");
    check_int("nothing but the file is left", entries(parent), 1);
    snprintf(below, sizeof below, "%s/file", parent);
    unlink(below);
    check_int("all removed", rmdir(parent), 0);
    result_free(&result);
}
