/* What is made of throughput rows: points, ratios, pages, documents, folders. */
#include "throughput/made.h"

#include <errno.h>
#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <unistd.h>

#include "check.h"
#include "report/result/throughput.h"
#include "report/folder/throughput_data.h"
#include "report/folder/throughput_folder.h"
#include "report/text/grid.h"
#include "report/text/throughput_text.h"
#include "lab/lab_error.h"

/* Three queues, two of ours and a library's, with 1 and 4 threads. In every round the machine is
 * another, as fast as the round is late; two-lock does 1, mutex twice, the library's four times as
 * much as the machine allows, and mutex with 4 threads a quarter. Round 0 is warm-up, a thousand
 * times as fast. */
static struct throughput_result made(unsigned rounds)
{
    static struct queue_class foreign = {.name = "foreign", .family = "library"};
    struct throughput_result result = {.rounds = rounds,
                                       .seed = 7,
                                       .duration_ns = 1000000,
                                       .capacity = 64,
                                       .complete = true,
                                       .queue_count = 3,
                                       .threads = {1, 4},
                                       .thread_counts = 2,
                                       .base = 3};
    snprintf(result.host.started, sizeof result.host.started, "20260101T000000Z");
    snprintf(result.host.commit, sizeof result.host.commit, "made");
    result.queues = calloc(3, sizeof *result.queues);
    result.queues[0] = queue_find("two-lock");
    result.queues[1] = queue_find("mutex");
    result.queues[2] = &foreign;
    for (unsigned i = 0; i < 6 * rounds; i++) {
        static const uint64_t speed[] = {400, 400, 800, 100, 1600, 1600};
        unsigned round = i / 6;
        uint64_t done = speed[i % 6] * (round ? 1 + round : 100000);
        struct throughput_row row = {.queue = i % 6 / 2,
                                     .point = i % 2,
                                     .round = round,
                                     .warmup = round == 0,
                                     .whole = true,
                                     .elapsed_ns = 1000000,
                                     .cpu_ns = 20 * done,
                                     .put = done / 2,
                                     .got = done / 2,
                                     .empty = done / 4,
                                     .slowest = done / 10,
                                     .fastest = done / 5,
                                     .jain = 0.9};
        check_int("add", throughput_add(&result, &row), 0);
    }
    return result;
}

void test_points(void)
{
    struct throughput_result result = made(12);
    size_t base;
    result.base = 0;
    struct throughput_point *points = throughput_points(&result, &base);
    check_int("base", base, 0);
    /* Rounds 1 to 11: the median machine is that of round 6. */
    check_int("runs", points[0].runs, 11);
    check_near("ops/s", points[0].ops_per_second, 400 * 7 * 1e3, 1e-9);
    check_that(points[0].ops.low < points[0].ops_per_second &&
                   points[0].ops.high > points[0].ops_per_second,
               "the interval has the median inside: %g, %g", points[0].ops.low, points[0].ops.high);
    static const double want[] = {1, 1, 2, 0.25, 4, 4};
    static const enum direction faster[] = {UNDECIDED, UNDECIDED, MORE, LESS, MORE, MORE};
    for (size_t i = 0; i < 6; i++) {
        check_near("ratio", points[i].ratio.median, want[i], 1e-9);
        check_near("ratio, low", points[i].ratio.interval.low, want[i], 1e-9);
        check_near("ratio, high", points[i].ratio.interval.high, want[i], 1e-9);
        check_int("pairs", points[i].ratio.pairs, 11);
        check_int("faster", points[i].faster, faster[i]);
        check_near("share", points[i].share, 0.5, 1e-9);
        check_near("Jain's index", points[i].jain, 0.9, 1e-9);
        check_near("CPU", points[i].cpu_ns_per_operation, 20, 1e-9);
    }
    check_near("failed", points[0].failed_per_1000, 200, 1e-9);
    free(points);
    throughput_free(&result);
}

void test_base(void)
{
    struct throughput_result result = made(12);
    size_t base;
    struct throughput_point *points = throughput_points(&result, &base);
    check_int("400 * 400 is more than 800 * 100: the first", base, 0);
    check_int("ours, alone", throughput_fastest(&result, points, 0, false), 1);
    check_int("ours, crowded", throughput_fastest(&result, points, 1, false), 0);
    check_int("of the libraries", throughput_fastest(&result, points, 1, true), 2);
    free(points);
    result.queue_count = 2;
    result.base = 2;
    points = throughput_points(&result, &base);
    check_int("no library", throughput_fastest(&result, points, 0, true), 2);
    free(points);
    throughput_free(&result);
}

void test_few_rounds(void)
{
    struct throughput_result result = made(10); /* nine count */
    size_t base;
    struct throughput_point *points = throughput_points(&result, &base);
    for (size_t i = 0; i < 6; i++) {
        check_int("pairs", points[i].ratio.pairs, 9);
        check_int("faster", points[i].faster, UNDECIDED);
        check_that(isnan(points[i].ops.low), "no interval of nine runs");
    }
    free(points);
    throughput_free(&result);
    result = made(1); /* warm-up alone */
    points = throughput_points(&result, &base);
    check_int("runs", points[0].runs, 0);
    check_that(isnan(points[0].ops_per_second), "no figure without a run");
    free(points);
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    check_int("the page is written all the same", throughput_text(out, &result, GRID_WIDTH, false),
              0);
    fclose(out);
    free(text);
    throughput_free(&result);
}

void test_broken_rows(void)
{
    struct throughput_row row = {.whole = true, .put = 10, .got = 8, .left = 2};
    check_int("two left", throughput_row_broken(&row), false);
    row.left = 1;
    check_int("one lost", throughput_row_broken(&row), true);
    row.left = 3;
    check_int("one too many", throughput_row_broken(&row), true);
    row.whole = false;
    check_int("not whole: not counted", throughput_row_broken(&row), false);
}

typedef int writer(FILE *out, const struct throughput_result *result);

static int plain_text(FILE *out, const struct throughput_result *result)
{
    return throughput_text(out, result, GRID_WIDTH, false);
}

static char *written(writer *write, const struct throughput_result *result)
{
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    check_int("write", write(out, result), 0);
    fclose(out);
    return text;
}

static size_t lines(const char *text)
{
    size_t count = 0;
    for (; *text; text++)
        count += *text == '\n';
    return count;
}

void test_writers(void)
{
    struct throughput_result result = made(12);
    result.base = 0;
    char *page = written(plain_text, &result), *json = written(throughput_json, &result);
    char *points = written(throughput_points_csv, &result);
    char *runs = written(throughput_runs_csv, &result);
    static const char *const wanted[] = {
        "Speed, two-lock = 1",
        " 4\n",
        " 4…4\n",
        " 0.25\n",
        " 0.25…0.25\n",
        "700 k",
        "4 threads: fastest of ours two-lock, 2.8 M/s; of the libraries foreign, 11 M/s;"};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        check_that(strstr(page, wanted[i]) != NULL, "the page has '%s', got %s", wanted[i], page);
    check_that(strstr(page, "INCOMPLETE") == NULL, "it is complete");
    check_int("a line per point", lines(points), 7);
    check_int("a line per run", lines(runs), 73);
    check_that(strstr(points, "\nmutex,mutex,4,11,700000,") != NULL, "a point, got %s", points);
    check_that(strstr(runs, "\n1,mutex,4,0,1,1000000,4000,100,100,0,50,0,0,20,40,0.9\n") != NULL,
               "a run, got %.400s", runs);

    json_t *document = json_loads(json, 0, NULL), *list = json_object_get(document, "points");
    check_text("measured", json_string_value(json_object_get(document, "measured")), "throughput");
    check_text("base", json_string_value(json_object_get(document, "base")), "two-lock");
    check_int("points", json_array_size(list), 6);
    json_t *ratio = json_object_get(json_array_get(list, 3), "ratio");
    check_near("ratio", json_number_value(json_object_get(ratio, "median")), 0.25, 1e-9);
    check_text("faster", json_string_value(json_object_get(ratio, "faster")), "less");
    check_that(json_is_object(json_object_get(document, "machine")), "machine");
    json_decref(document);

    FILE *full = fopen("/dev/full", "w");
    check_int("/dev/full", throughput_json(full, &result), ENOSPC);
    fclose(full);
    free(page);
    free(json);
    free(points);
    free(runs);
    throughput_free(&result);
}

void test_folder(void)
{
    static const char *const names[] = {"run.json", "runs.csv",       "points.csv",
                                        "run.txt",  "throughput.svg", "throughput.png"};
    struct throughput_result result = made(12);
    struct lab_error error;
    char parent[] = "/tmp/qlab-test-XXXXXX", *folder = NULL, path[512];
    check_that(mkdtemp(parent) != NULL, "a folder");
    check_int("write", throughput_folder(parent, &result, &folder, &error), 0);
    check_that(folder && strstr(folder, "/20260101T000000Z.made.unknown"), "its name: %.300s",
               folder);
    check_that(*error.text == '\0' || error.status == 69, "plot: %.300s", error.text);
    for (size_t i = 0; folder && i < 6; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        check_that(unlink(path) == 0 || (i >= 4 && *error.text), "%.300s is there", path);
    }
    check_int("nothing else is in it", folder ? rmdir(folder) : -1, 0);
    free(folder);
    check_int("nor beside it", rmdir(parent), 0);
    check_int("no such place", throughput_folder("/dev/null/x", &result, &folder, &error), ENOTDIR);
    check_that(folder == NULL, "no name then");
    throughput_free(&result);
}
