/* A comparison of speed: read back from its folder, and on the page. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "check.h"
#include "html/tests.h"
#include "report/html/page.h"
#include "report/folder/throughput_folder.h"
#include "report/folder/throughput_data.h"
#include "report/folder/throughput_read.h"
#include "lab/lab_error.h"

/* mutex and vyukov-exact, the second twice as fast, with 1 and 2 threads. */
static struct throughput_result made(void)
{
    struct throughput_result result = {.rounds = 12,
                                       .seed = UINT64_C(18446744073709551557),
                                       .duration_ns = 1000000,
                                       .capacity = 64,
                                       .complete = true,
                                       .queue_count = 2,
                                       .threads = {1, 2},
                                       .thread_counts = 2,
                                       .base = 2};
    snprintf(result.host.started, sizeof result.host.started, "20260101T000000Z");
    snprintf(result.host.name, sizeof result.host.name, "host");
    snprintf(result.host.commit, sizeof result.host.commit, "made");
    result.command = strdup("qlab compare --throughput <all>");
    result.queues = calloc(2, sizeof *result.queues);
    result.queues[0] = queue_find("mutex");
    result.queues[1] = queue_find("vyukov-exact");
    for (unsigned i = 0; i < 4 * result.rounds; i++) {
        unsigned round = i / 4;
        uint64_t done = (i % 4 < 2 ? 1000 : 2000) * (1 + round);
        struct throughput_row row = {.queue = i % 4 / 2,
                                     .point = i % 2,
                                     .round = round,
                                     .warmup = round == 0,
                                     .whole = round != 5,
                                     .elapsed_ns = 1000000,
                                     .cpu_ns = 20 * done,
                                     .put = done / 2,
                                     .got = done / 2,
                                     .full = 1,
                                     .empty = 2,
                                     .busy = 3,
                                     .slowest = done / 10,
                                     .fastest = done / 5,
                                     .jain = 0.9};
        check_int("add", throughput_add(&result, &row), 0);
    }
    return result;
}

static char scratch[32];

/* Makes its run folder below `scratch`, which is fresh. */
static char *folder_of(const struct throughput_result *result)
{
    struct lab_error error;
    char *folder = NULL;
    strcpy(scratch, "/tmp/qlab-test-XXXXXX");
    check_that(mkdtemp(scratch) != NULL, "no %s", scratch);
    check_int("throughput_folder", throughput_folder(scratch, result, &folder, &error), 0);
    return folder;
}

/* Removes `scratch` with all that is in it. */
static void clean(void)
{
    char line[48];
    snprintf(line, sizeof line, "rm -r %s", scratch);
    check_int(line, system(line), 0);
}

static char *written(const struct throughput_result *result)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    check_int("json", throughput_json(out, result), 0);
    check_int("runs", throughput_runs_csv(out, result), 0);
    fclose(out);
    return text;
}

void test_throughput_read_back(void)
{
    struct throughput_result result = made();
    struct lab_error error = {0};
    char *folder = folder_of(&result);
    check_that(throughput_in(folder), "throughput_in(%s): got false, want true", folder);
    check_that(!throughput_in(QLAB_SOURCE_ROOT "/results/reference/trylock"),
               "a lab's run: got true, want false");
    struct throughput_result *again = throughput_read(folder, &error);
    check_text("error", error.text, "");
    if (again) {
        char *want = written(&result), *got = written(again);
        check_that(strcmp(got, want) == 0, "got\n%.200s\nwant\n%.200s", got, want);
        free(want);
        free(got);
        throughput_free(again);
        free(again);
    }
    clean();
    free(folder);
    throughput_free(&result);
}

/* Spoils a file with sed and wants one line that says so. */
static void check_spoilt(const char *folder, const char *file, const char *edit, int status,
                         const char *words)
{
    struct lab_error error = {0};
    char line[900];
    snprintf(line, sizeof line, "cd %s && cp %s kept && sed -i '%s' %s", folder, file, edit, file);
    check_that(system(line) == 0, "%.400s", line);
    struct throughput_result *result = throughput_read(folder, &error);
    check_that(!result && error.status == status && strstr(error.text, words),
               "%s of %s: got %d \"%.200s\", want %d \"%s\"", edit, file, error.status, error.text,
               status, words);
    if (result)
        throughput_free(result);
    free(result);
    snprintf(line, sizeof line, "cd %s && mv kept %s", folder, file);
    check_that(system(line) == 0, "%.400s", line);
}

void test_throughput_spoilt(void)
{
    struct throughput_result result = made();
    struct lab_error error = {0};
    char *folder = folder_of(&result), path[300];
    check_spoilt(folder, "runs.csv", "3s/^0,/12,/", 65, "runs.csv:3: round is '12'; expected");
    check_spoilt(folder, "runs.csv", "3s/mutex/mutt/", 65, "runs.csv:3: mutt with ");
    check_spoilt(folder, "runs.csv", "3s/,[0-9]*,[01],[01],/,7,0,1,/", 65, "with 7 threads");
    check_spoilt(folder, "runs.csv", "1s/,busy//", 65, "runs.csv:2: ");
    check_spoilt(folder, "runs.csv", "1s/busy/bus/", 65, "no column busy");
    check_spoilt(folder, "run.json", "s/\"mutex\"/\"mutt\"/", 65, "'mutt' is not in this build");
    check_spoilt(folder, "run.json", "s/\"rounds\": 12/\"rounds\": 0/", 65, "0 rounds");
    check_spoilt(folder, "run.json", "s/\"capacity\"/\"x\"/", 65, "capacity");
    check_spoilt(folder, "run.json", "1s/{/[/", 65, "run.json:");
    snprintf(path, sizeof path, "%s/runs.csv", folder);
    unlink(path);
    check_that(!throughput_read(folder, &error) && error.status == 66, "no runs.csv: got %d %.200s",
               error.status, error.text);
    clean();
    free(folder);
    throughput_free(&result);
}

void test_throughput_on_the_page(void)
{
    struct throughput_result result = made();
    snprintf(result.host.name, sizeof result.host.name, "<host>");
    const struct html_section sections[] = {
        {.name = "trylock", .title = "Locked?", .number = 11},
        {.name = "throughput", .title = "Fast?", .throughput = &result, .folder = "<x>"}};
    struct html_page page = {sections, 2, "20260506T170159Z"};
    static const char *const held[] = {
        "the speed of 2 queues",
        "<td class=\"strong\">15\u202fM<br><small>", /* the fastest of ours */
        "<td>7.5\u202fM<br><small>",
        "Speed, vyukov-exact = 1",
        "<td>0.5<br><small>0.5…0.5</small></td>",
        "qlab compare --throughput &lt;all&gt; --seed 18446744073709551557",
        "own run on &lt;host&gt;",
    };
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    check_int("html_write", html_write(out, &page), 0);
    fclose(out);
    leave_page("throughput", text);
    for (size_t i = 0; i < sizeof held / sizeof *held; i++)
        check_that(strstr(text, held[i]) != NULL, "the page lacks \"%s\"", held[i]);
    free(text);
    throughput_free(&result);
}
