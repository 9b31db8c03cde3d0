/* JSON and CSV: every key, there and back, bad files, failed writes. */
#include <errno.h>
#include <jansson.h>
#include <stdlib.h>

#include "check.h"
#include "report/made.h"
#include "report/folder/json.h"
#include "report/folder/csv.h"
#include "report/folder/csv_read.h"

void test_json_has_the_keys(void)
{
    const char *const top[] = {"lab",        "complete", "status", "command",  "seed",
                               "prediction", "machine",  "stamp",  "workload", "workers",
                               "sweep",      "measures", "points"};
    const char *const keys[] = {"queue",
                                "family",
                                "claim",
                                "consumers",
                                "runs",
                                "runs_with_spurious",
                                "attempts",
                                "got",
                                "spurious",
                                "legal_empty",
                                "busy",
                                "episodes",
                                "longest_episode_ns",
                                "rate_median",
                                "rate_low",
                                "rate_high",
                                "rate_min",
                                "rate_max",
                                "first_attempt_rate",
                                "ops_per_second",
                                "killed_before",
                                "hangs",
                                "runs_hangs",
                                "lost_items",
                                "runs_lost_items",
                                "repeats",
                                "runs_repeats",
                                "invents",
                                "runs_invents",
                                "overtakes",
                                "runs_overtakes",
                                "late",
                                "runs_late",
                                "early",
                                "runs_early",
                                "beside_lost",
                                "inside_at_end",
                                "measures",
                                "verdict"};
    struct result result = usual_result(4, 5);
    result.seed = UINT64_MAX;
    char *text = written(report_json, &result);
    json_error_t error;
    json_t *document = json_loads(text, 0, &error);

    check_that(document != NULL, "parses: %s", error.text);
    for (size_t i = 0; i < sizeof top / sizeof *top; i++)
        check_that(json_object_get(document, top[i]) != NULL, "a key %s", top[i]);
    json_t *points = json_object_get(document, "points");
    check_int("points", json_array_size(points), 16);
    for (size_t i = 0; i < json_array_size(points); i++) {
        json_t *point = json_array_get(points, i);
        check_int("keys of a point", json_object_size(point), sizeof keys / sizeof *keys);
        for (size_t j = 0; j < sizeof keys / sizeof *keys; j++)
            check_that(json_object_get(point, keys[j]) != NULL, "a key %s", keys[j]);
    }
    json_t *last_of_liar = json_array_get(points, 11);
    check_text("queue", json_string_value(json_object_get(last_of_liar, "queue")),
               "mutex-trylock-busy");
    check_int("consumers", json_integer_value(json_object_get(last_of_liar, "consumers")), 8);
    check_int("lies", json_integer_value(json_object_get(last_of_liar, "spurious")),
              3 * (5 * 10000 + 10 * 1000));
    check_near("median", json_real_value(json_object_get(last_of_liar, "rate_median")), 0.36, 1e-9);
    check_that(json_is_null(json_object_get(last_of_liar, "rate_low")), "no interval: null");
    check_that(json_is_null(json_object_get(document, "prediction")), "no prediction: null");
    check_text("a seed above 2^63", json_string_value(json_object_get(document, "seed")),
               "18446744073709551615");
    json_decref(document);
    free(text);
    result_free(&result);
}

void test_csv_points(void)
{
    struct result result = usual_result(2, 5);
    char *text = written(report_points_csv, &result);
    const char *want =
        "honest,mutex,exact,1,4,0,0,0.602364636,400000,4000,0,16,20,0,0,0,nan,nan,0,0,"
        "0,999997.5,2000,holds,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0\n";
    char *second = strchr(text, '\n') + 1;
    check_that(strncmp(text, "queue,family,claim,consumers,runs,", 34) == 0, "header: %.60s", text);
    check_that(strncmp(second, want, strlen(want)) == 0, "got %.120s\nwant %s", second, want);
    free(text);
    result_free(&result);
}

void test_runs_round_trip(void)
{
    struct result result = usual_result(4, 12), again = usual_result(4, 12);
    char *text = written(report_runs_csv, &result), problem[200] = "";
    FILE *in = fmemopen(text, strlen(text), "r");

    again.row_count = 0;
    check_int("reading", report_read_runs(in, &again, problem, sizeof problem), 0);
    fclose(in);
    check_int("rows", again.row_count, result.row_count);
    for (size_t i = 0; i < result.row_count && i < again.row_count; i++)
        check_int("tallies differ",
                  memcmp(&result.rows[i].tally, &again.rows[i].tally, sizeof(struct tally)), 0);
    check_that(again.rows[0].warmup && again.rows[0].seed == result.rows[0].seed, "row 0");
    check_same_points(&result, &again);
    free(text);
    result_free(&result);
    result_free(&again);
}

void test_bad_runs_are_told(void)
{
    struct result result = usual_result(2, 2);
    char *good = written(report_runs_csv, &result);
    size_t header = strcspn(good, "\n") + 1, row = strcspn(good + header, "\n");
    const struct {
        const char *line, *want;
    } cases[] = {
        {"", NULL},
        {"0,honest,0,1\n", "2: the line is not whole"},
        {"0,stranger,0,1,0,1", "2: the line is not whole"},
        {"0,stranger,0,1,0,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,,1,1,1,1,1,1,1,1,1\n",
         "2: queue is 'stranger'"},
        {"0,honest,9,1,0,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,,1,1,1,1,1,1,1,1,1\n",
         "2: point is '9'"},
        {"0,honest,0,1,2,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,,1,1,1,1,1,1,1,1,1\n",
         "2: warmup is '2'"},
        {"0,honest,0,1,0,1,x,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,,1,1,1,1,1,1,1,1,1\n",
         "2: seed is 'x'"},
        {"0,honest,0,1,0,1,1,1,1,1,1,1,1,1,1,1,-1,1,1,1,1,1,1,1,,1,1,1,1,1,1,1,1,1\n", "'-1'"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[2000], problem[200] = "";
        snprintf(text, sizeof text, "%.*s%s", (int)header, good, cases[i].line);
        FILE *in = fmemopen(text, strlen(text), "r");
        int error = report_read_runs(in, &result, problem, sizeof problem);
        check_int(cases[i].line, error, cases[i].want ? EINVAL : 0);
        check_that(!cases[i].want || strstr(problem, cases[i].want), "got %s, want %s", problem,
                   cases[i].want ? cases[i].want : "nothing");
        fclose(in);
    }
    char problem[200];
    good[header + row] = '\0'; /* a last line cut right before its end */
    FILE *in = fmemopen(good, strlen(good), "r");
    check_int("cut at its end", report_read_runs(in, &result, problem, sizeof problem), EINVAL);
    fclose(in);
    free(good);
    result_free(&result);
}

void test_writers_tell_errors(void)
{
    struct result result = usual_result(2, 2);
    int (*const writers[])(FILE *, const struct result *) = {plain_table, report_json,
                                                             report_points_csv, report_runs_csv};
    for (size_t i = 0; i < sizeof writers / sizeof *writers; i++) {
        FILE *full = fopen("/dev/full", "w");
        if (!full)
            return;
        check_int("a full disk", writers[i](full, &result), ENOSPC);
        fclose(full);
    }
    result_free(&result);
}
