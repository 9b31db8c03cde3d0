/* compare --throughput: documents, pages, folders, refusals, and an end by signal. */
#include <dirent.h>
#include <sched.h>
#include <signal.h>
#include <stdbool.h>
#include <string.h>

#include "check.h"
#include "command/expect.h"

#define BRIEF " --rounds 2 --duration 2ms --seed 7"

static void check_document(void)
{
    struct said said = expect(0, "compare --throughput scq mutex scq --threads 1,3 --base mutex "
                                 "--format=json" BRIEF);
    json_t *document = json_of(said.out), *point, *points = json_object_get(document, "points");
    size_t i;
    check_text("base", json_string_value(json_object_get(document, "base")), "mutex");
    check_that(json_is_true(json_object_get(document, "complete")), "complete");
    check_int("queues: each once", json_array_size(json_object_get(document, "queues")), 2);
    check_int("points", json_array_size(points), 4);
    json_array_foreach(points, i, point)
    {
        check_that(json_number_value(json_object_get(point, "ops_per_second")) > 0 ||
                       json_integer_value(json_object_get(point, "runs")) == 0,
                   "point %zu: something was moved", i);
        check_int("threads", json_integer_value(json_object_get(point, "threads")), i % 2 ? 3 : 1);
    }
    json_decref(document);
    said_free(&said);
}

static void check_page(void)
{
    int before = results_written();
    struct said said = expect(0, "compare --throughput scq mutex --threads 2" BRIEF);
    check_that(strstr(said.out, "Operations a second") && strstr(said.out, "only 1 pairs"),
               "a page, got:\n%s", said.out);
    check_that(strstr(said.err, "/throughput/") != NULL, "stderr names the folder, got %s",
               said.err);
    check_that(results_written() > before, "a run folder is written");
    said_free(&said);
    said = expect(0, "compare --throughput mutex --threads 1 --format=csv" BRIEF);
    check_that(strncmp(said.out, "queue,family,threads,", 21) == 0, "CSV, got:\n%s", said.out);
    said_free(&said);
}

static void check_refusals(void)
{
    int before = results_written();
    expect_complaint(64, "compare --throughput mutexx", "mutex");
    expect_complaint(64, "compare --throughput get-nowait", "no queue");
    expect_complaint(64, "compare --throughput mutex --threads 0", "--threads");
    expect_complaint(64, "compare --throughput mutex --threads 2,2", "twice");
    expect_complaint(64, "compare --throughput mutex --threads 65", "--threads");
    expect_complaint(64, "compare --throughput mutex --threads 1,2,3,4,5,6,7,8,9", "at most 8");
    expect_complaint(64, "compare --throughput mutex --base scq", "not among");
    expect_complaint(64, "compare --throughput mutex --duration 5", "time");
    expect_complaint(64, "compare --throughput mutex --duration 0", "--duration");
    expect_complaint(64, "compare --throughput mutex --rounds 0", "--rounds");
    expect_complaint(64, "compare --throughput mutex --stamp raw", "no effect");
    expect_complaint(64, "compare --throughput mutex --consumers 4", "no effect");
    expect_complaint(64, "compare mutex --threads 4", "--throughput");
    expect_complaint(64, "compare", "name a lab");
    check_int("nothing written", results_written(), before);
    struct said said =
        expect(73, "compare --throughput mutex --threads 1 --output /proc/none" BRIEF);
    said_free(&said);
    said = expect(73, "compare --throughput mutex --threads 1" BRIEF " >/dev/full #");
    said_free(&said);
}

static void check_dry_run(void)
{
    int before = results_written();
    struct said said = expect(0, "compare --throughput mutex scq --threads 1,2 --dry-run" BRIEF);
    check_that(strncmp(said.out, "qlab compare --throughput mutex --threads 1 --rounds 2 ", 55) ==
                   0,
               "a command line per queue and number, got:\n%s", said.out);
    check_int("nothing written", results_written(), before);
    said_free(&said);
}

/* Waits (at most some seconds) until the process has so many threads; false if never. */
static bool wait_for_threads(pid_t pid, int want)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/task", (int)pid);
    for (int tries = 0; tries < 500000; tries++) {
        int count = 0;
        DIR *tasks = opendir(path);
        while (tasks && readdir(tasks))
            count++;
        if (tasks)
            closedir(tasks);
        if (count >= want + 2) /* . and .. */
            return true;
        sched_yield();
    }
    return false;
}

/* A run of minutes ends at once, and says that it is not whole. */
static void check_interrupt(void)
{
    pid_t pid = program_start("throughput", "compare --throughput mutex --threads 2 --rounds 3 "
                                            "--duration 500s --format=json");
    /* A sanitizer may have a thread of its own: then one of the two workers is enough. */
    check_that(wait_for_threads(pid, 3), "a worker runs");
    kill(pid, SIGINT);
    struct said said = program_wait("throughput", pid);
    check_int("interrupted", said.status, 130);
    json_t *document = json_of(said.out);
    check_that(json_is_false(json_object_get(document, "complete")), "not complete");
    json_decref(document);
    said_free(&said);
}

void test_throughput(void)
{
    check_document();
    check_page();
    check_refusals();
    check_dry_run();
    check_interrupt();
}
