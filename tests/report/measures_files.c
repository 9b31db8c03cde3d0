/* What a workload measures of its own, in files: JSON, CSV, samples, comparisons. */
#include <errno.h>
#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <unistd.h>

#include "check.h"
#include "report/made.h"
#include "report/folder/csv.h"
#include "report/folder/csv_read.h"
#include "report/folder/json.h"
#include "report/folder/compare_data.h"
#include "report/text/compare_text.h"
#include "report/folder/folder.h"
#include "report/folder/read_folder.h"
#include "lab/lab_error.h"

/* A workload that has a measure with many values, and the place of that measure. */
static const char *with_many(size_t *m)
{
    for (size_t w = 0; workload_table[w]; w++)
        for (*m = 0; *m < workload_measures(workload_table[w]); ++*m)
            if (workload_table[w]->measures[*m]->many)
                return workload_table[w]->name;
    check_that(false, "a workload has a measure with many values");
    return "prefilled";
}

void test_measures_in_json(void)
{
    const char *const keys[] = {"median",          "low", "high", "min",    "max", "mean", "runs",
                                "runs_above_zero", "p50", "p99",  "longest"};
    size_t many;
    struct result result = measured_result(with_many(&many), 2, 12);
    const struct measure *class = result.lab->scenario.workload->measures[many];
    char *text = written(report_json, &result);
    json_t *document = json_loads(text, 0, NULL);
    json_t *measure = json_array_get(json_object_get(document, "measures"), many);
    json_t *point = json_array_get(json_object_get(document, "points"), 3);
    json_t *figures = json_object_get(json_object_get(point, "measures"), class->name);

    check_text("name", json_string_value(json_object_get(measure, "name")), class->name);
    check_text("help", json_string_value(json_object_get(measure, "help")), class->help);
    check_text("unit", json_string_value(json_object_get(measure, "unit")), "ns");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        check_that(json_is_number(json_object_get(figures, keys[i])), "a number %s", keys[i]);
    double base = 400 * (double)(many + 1); /* of the second queue with the second value */
    check_near("median", json_real_value(json_object_get(figures, "median")), base + 6, 1e-9);
    check_near("p50", json_real_value(json_object_get(figures, "p50")), base + 6, 1e-9);
    check_near("p99", json_real_value(json_object_get(figures, "p99")), 10 * (base + 11), 1e-9);
    check_near("longest", json_real_value(json_object_get(figures, "longest")), 10 * (base + 11),
               1e-9);
    check_int("runs", json_integer_value(json_object_get(figures, "runs")), 11);
    json_decref(document);
    free(text);
    result_free(&result);
}

/* Reads runs.csv as it was written into a result without rows. */
static void read_back(struct result *again, const char *text)
{
    char problem[240] = "";
    FILE *in = fmemopen((char *)text, strlen(text), "r");
    for (size_t i = 0; i < again->row_count; i++)
        for (size_t m = 0; m < MEASURES_MOST; m++)
            samples_free(&again->rows[i].samples[m]);
    again->row_count = 0;
    check_int("reading", report_read_runs(in, again, problem, sizeof problem), 0);
    check_text("no problem", problem, "");
    fclose(in);
}

void test_measures_in_csv(void)
{
    struct result result = measured_result("drain", 2, 4);
    struct result again = measured_result("drain", 2, 0);
    const double odd[] = {1 / 3.0, 1e300, 5e-324, 1234567890123.4567, 0, 0.1};
    for (size_t i = 0; i < result.row_count; i++)
        result.rows[i].measure[i % 4] = odd[i % 6];
    char *text = written(report_runs_csv, &result);
    read_back(&again, text);
    check_int("rows", again.row_count, result.row_count);
    for (size_t i = 0; i < again.row_count; i++)
        for (size_t m = 0; m < 4; m++) {
            double got = again.rows[i].measure[m], want = result.rows[i].measure[m];
            check_that(got == want || (isnan(got) && isnan(want)), "row %zu: got %.17g, want %.17g",
                       i, got, want);
        }
    check_same_points(&result, &again);
    free(text);

    /* Columns of an older run, or of another build. */
    const struct workload_class *workload = result.lab->scenario.workload;
    result.lab->scenario.workload = workload_find("prefilled");
    text = written(report_runs_csv, &result);
    read_back(&again, text);
    check_that(isnan(again.rows[0].measure[0]) && isnan(again.rows[5].measure[3]),
               "no column: no value");
    free(text);
    result.lab->scenario.workload = workload;
    text = written(report_runs_csv, &result);
    char *end = strrchr(text, ','), problem[240] = "";
    for (int column = 0; column < 9; column++) { /* what was wrong besides Empties */
        *end = '\0';
        end = strrchr(text, ',');
    }
    strcpy(end, ",1x,0,0,0,0,0,0,0,0,0\n");
    FILE *in = fmemopen(text, strlen(text), "r");
    check_int("a value that is none", report_read_runs(in, &again, problem, sizeof problem),
              EINVAL);
    check_that(strstr(problem, "busiest is '1x'; expected a number or nan") != NULL, "got %s",
               problem);
    fclose(in);
    free(text);
    result_free(&result);
    result_free(&again);
}

/* Makes the queues ones that the build knows, so that the folder can be read. */
static struct result folder_result(size_t *many)
{
    struct result result = measured_result(with_many(many), 2, 12);
    result.lab->queues[0].queue = queue_find("mutex");
    result.lab->queues[1].queue = queue_find("mutex-trylock");
    return result;
}

static void remove_all(const char *folder)
{
    char *command = NULL;
    if (asprintf(&command, "rm -r '%s'", folder) < 0 || system(command) != 0)
        perror(folder);
    free(command);
}

void test_samples_round_trip(void)
{
    char parent[] = "/tmp/qlab-test-XXXXXX", path[512];
    size_t many;
    struct result result = folder_result(&many);
    struct lab_error error = {0};
    char *folder = NULL;

    check_that(mkdtemp(parent) != NULL, "a temporary folder");
    check_int("written", report_folder(parent, &result, &result.host, &folder), 0);
    struct result *again = report_read(folder, &error);
    check_that(again != NULL, "reading back: %.300s", error.text);
    for (size_t i = 0; again && i < again->row_count; i++)
        check_int("samples of a run", again->rows[i].samples[many].count,
                  result.rows[i].samples[many].count);
    if (again) {
        check_same_points(&result, again);
        result_free(again);
    }
    free(again);
    snprintf(path, sizeof path, "%s/samples.csv", folder);
    unlink(path);
    check_that(!report_read(folder, &error), "run.json lists samples.csv");
    check_int("missing", error.status, 66);
    check_that(strstr(error.text, "samples.csv") != NULL, "names the file: %.300s", error.text);
    free(folder);
    remove_all(parent);
    result_free(&result);
}

void test_bad_samples_are_told(void)
{
    size_t many;
    struct result result = folder_result(&many);
    const char *name = result.lab->scenario.workload->measures[many]->name;
    const struct {
        const char *line, *want;
    } cases[] = {
        {"2,mutex,1,2,%s,17\n", NULL},
        {"2,mutex,1,2,%s,17", "2: the line is not whole"},
        {"2,vyukov,1,2,%s,17\n", "2: queue is 'vyukov'"},
        {"99,mutex,1,2,%s,17\n", "2: no such run in runs.csv"},
        {"2,mutex,1,2,%s,much\n", "2: sample is 'much'"},
        {"2,mutex,1,2,no_%s,17\n", "2: measure is 'no_"},
        {"2,mutex,9,2,%s,17\n", "2: point is '9'"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[300], problem[240] = "";
        int header = snprintf(text, sizeof text, "round,queue,point,value,measure,sample\n");
        snprintf(text + header, sizeof text - (size_t)header, cases[i].line, name);
        FILE *in = fmemopen(text, strlen(text), "r");
        check_int(cases[i].line, report_read_samples(in, &result, problem, sizeof problem),
                  cases[i].want ? EINVAL : 0);
        check_that(!cases[i].want || strstr(problem, cases[i].want), "got %s, want %s", problem,
                   cases[i].want ? cases[i].want : "nothing");
        fclose(in);
    }
    result_free(&result);
}

static int compared_text(FILE *out, const struct result *result)
{
    return compare_text(out, result, false);
}

static int compared_json(FILE *out, const struct result *result)
{
    return compare_json(out, result);
}

static int compared_csv(FILE *out, const struct result *result)
{
    return compare_csv(out, result);
}

void test_compare_measures(void)
{
    struct result result = measured_result("drain", 1, 13);
    result.rows[result.row_count - 1].warmup = true; /* its round makes no pair */
    char *text = written(compared_text, &result);
    check_that(strstr(text, "+100 (100)") && strstr(text, "baseline"), "got:\n%s", text);
    free(text);
    text = written(compared_json, &result);
    json_t *document = json_loads(text, 0, NULL);
    json_t *one = json_array_get(json_object_get(document, "comparison"), 1);
    json_t *measure = json_object_get(json_object_get(one, "measures"), "left_early");
    json_t *difference = json_object_get(measure, "difference");
    check_near("median", json_real_value(json_object_get(measure, "median")), 206, 1e-9);
    check_near("difference", json_real_value(json_object_get(difference, "median")), 100, 1e-9);
    check_text("says", json_string_value(json_object_get(difference, "says")), "more");
    check_int("pairs", json_integer_value(json_object_get(difference, "pairs")), 11);
    json_decref(document);
    free(text);
    text = written(compared_csv, &result);
    check_that(strstr(text, ",left_early,left_early_difference,left_early_low,") &&
                   strstr(text, ",206,100,100,100,more,11,"),
               "got:\n%s", text);
    free(text);
    result_free(&result);
}
