/* What is made of unrecorded runs: points, ratios, pages, documents. */
#include <errno.h>
#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "report/exporter.h"
#include "report/result/baseline.h"
#include "report/result/speeds.h"
#include "report/result/status.h"
#include "throughput/made.h"

static struct speeds speeds_of(const struct result *result)
{
    struct speeds speeds;
    check_int("speeds_open", speeds_open(&speeds, result), 0);
    return speeds;
}

/* What an exporter writes of a comparison. */
static char *written(const char *format, const struct result *result)
{
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    check_int(format, exporter_find(format)->comparison(out, result, false), 0);
    fclose(out);
    return text;
}

void test_points(void)
{
    struct result result = made_speeds(12);
    struct speeds speeds = speeds_of(&result);
    static const double want[] = {1, 1, 2, 0.25, 4, 4};
    static const enum direction faster[] = {UNDECIDED, UNDECIDED, MORE, LESS, MORE, MORE};
    /* Rounds 1 to 11: the median machine is that of round 6. */
    check_near("ops/s", speeds.points[0].ops_per_second, 400 * 7 * 1e3, 1e-9);
    const struct summary *speed = &speeds.points[0].measure[0];
    check_int("runs", speed->runs, 11);
    check_near("the measure says so, too", speed->median, 400 * 7 * 1e3, 1e-9);
    check_that(speed->interval.low < speed->median && speed->interval.high > speed->median,
               "the interval has the median inside: %g, %g", speed->interval.low,
               speed->interval.high);
    for (size_t i = 0; i < 6; i++) {
        const struct compared *compared = speeds_compared(&speeds, i / 2, i % 2);
        check_near("ratio", compared->speed.median, want[i], 1e-9);
        check_near("ratio, low", compared->speed.interval.low, want[i], 1e-9);
        check_near("ratio, high", compared->speed.interval.high, want[i], 1e-9);
        check_int("pairs", compared->speed.pairs, 11);
        check_int("faster", compared->faster, faster[i]);
    }
    size_t count;
    struct point *points = result_points(&result, &count);
    check_int("nobody lied, nobody was asked", result_status(&result, points, count), 0);
    free(points);
    result.rows[8].faulty.count[FAULT_LOST] = 3;
    points = result_points(&result, &count);
    check_int("three items are missed", result_status(&result, points, count), 1);
    free(points);
    char *page = written("text", &result);
    check_that(strstr(page, "3 items were lost") != NULL, "which is told, got %.300s", page);
    free(page);
    speeds_close(&speeds);
    result_free(&result);
}

void test_base(void)
{
    struct result result = made_speeds(12);
    struct speeds speeds = speeds_of(&result);
    char text[200];
    check_int("400 * 400 is more than 800 * 100: the first", baseline_choose(&result, NULL), 0);
    check_int("asked for", baseline_choose(&result, queue_find("mutex")), 1);
    check_int("ours, alone", speed_fastest(&result, speeds.points, 0, false), 1);
    check_int("ours, crowded", speed_fastest(&result, speeds.points, 1, false), 0);
    check_int("of the libraries", speed_fastest(&result, speeds.points, 1, true), 2);
    speed_finding(text, sizeof text, &result, speeds.points);
    check_text("finding", text,
               "With 4 threads two-lock is fastest: 2.8 M operations a second; of the libraries "
               "gasyncqueue: 11 M");
    speeds_close(&speeds);
    result.lab->queue_count = 2;
    result.row_count = 0;
    speeds = speeds_of(&result);
    check_int("no library", speed_fastest(&result, speeds.points, 0, true), 2);
    speed_finding(text, sizeof text, &result, speeds.points);
    check_text("no run, no finding", text, "");
    speeds_close(&speeds);
    result_free(&result);
}

void test_few_rounds(void)
{
    struct result result = made_speeds(10); /* nine count */
    struct speeds speeds = speeds_of(&result);
    for (size_t i = 0; i < 6; i++) {
        const struct compared *compared = speeds_compared(&speeds, i / 2, i % 2);
        check_int("pairs", compared->speed.pairs, 9);
        check_int("faster", compared->faster, UNDECIDED);
        check_that(isnan(speeds.points[i].measure[0].interval.low), "no interval of nine runs");
    }
    speeds_close(&speeds);
    result_free(&result);
    result = made_speeds(1); /* warm-up alone */
    speeds = speeds_of(&result);
    check_that(isnan(speeds.points[0].ops_per_second), "no figure without a run");
    speeds_close(&speeds);
    free(written("text", &result));
    result_free(&result);
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
    struct result result = made_speeds(12);
    char *page = written("text", &result), *json = written("json", &result);
    char *csv = written("csv", &result);
    static const char *const wanted[] = {
        "Speed, two-lock = 1",
        " 4\n",
        " 4…4\n",
        " 0.25\n",
        " 0.25…0.25\n",
        "700 k",
        "50 %",
        "4 threads: fastest of ours two-lock, 2.8 M/s; of the libraries gasyncqueue, 11 M/s;"};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        check_that(strstr(page, wanted[i]) != NULL, "the page has '%s', got %s", wanted[i], page);
    check_that(strstr(page, "INCOMPLETE") == NULL, "it is complete");
    check_int("a line per point", lines(csv), 7);
    check_that(strstr(csv, "\nmutex,two-lock,4,nan,0,0,") != NULL, "a point, got %s", csv);
    check_that(strstr(csv, ",700000,0.25,0.25,0.25,less,11,") != NULL, "its speed, got %s", csv);

    json_t *document = json_loads(json, 0, NULL);
    json_t *list = json_object_get(document, "comparison");
    check_text("base", json_string_value(json_object_get(document, "base")), "two-lock");
    check_int("points", json_array_size(list), 6);
    json_t *point = json_array_get(list, 4); /* by value, then by queue */
    json_t *ratio = json_object_get(point, "speed_ratio");
    check_text("queue", json_string_value(json_object_get(point, "queue")), "mutex");
    check_near("ratio", json_number_value(json_object_get(ratio, "median")), 0.25, 1e-9);
    check_text("faster", json_string_value(json_object_get(ratio, "says")), "less");
    check_that(json_is_object(json_object_get(document, "machine")), "machine");
    json_decref(document);

    result.complete = false;
    free(page);
    page = written("text", &result);
    check_that(strstr(page, "INCOMPLETE") == page, "it is not complete, got %.60s", page);
    FILE *full = fopen("/dev/full", "w");
    check_int("/dev/full", exporter_find("text")->comparison(full, &result, false), ENOSPC);
    fclose(full);
    free(page);
    free(json);
    free(csv);
    result_free(&result);
}
