/* Where workers were killed on purpose: on the page, in runs.csv and back, in JSON. */
#include <errno.h>
#include <jansson.h>
#include <stdlib.h>

#include "check.h"
#include "report/made.h"
#include "report/result/summary.h"
#include "report/folder/csv.h"
#include "report/folder/csv_read.h"
#include "report/folder/json.h"

/* Four rounds at two steps, of which the first queue's call has only one. */
static struct result killed_result(void)
{
    struct result result = measured_result("dead-holder", 2, 4);
    result.lab->sweep = KNOB_STEP;
    for (size_t i = 0; i < result.row_count; i++) {
        struct result_row *row = &result.rows[i];
        const char *place = row->queue == 0   ? row->point == 0 ? "honest.c:7" : ""
                            : row->point == 0 ? "liar.c:70"
                                              : "liar.c:81";
        strcpy(row->place, row->warmup ? "warm_up.c:1" : place);
    }
    return result;
}

void test_killed_on_the_page(void)
{
    struct result result = killed_result();
    char *page = written(plain_table, &result);
    check_page(page);
    check_that(strstr(page, "\n  honest, killed before honest.c:7 (step 1).\n") != NULL, "got:\n%s",
               page);
    check_that(strstr(page, "\n  mutex-trylock-busy, killed before liar.c:70 (step 1), :81 (step "
                            "2).\n") != NULL,
               "got:\n%s", page);
    check_that(strstr(page, "warm_up.c") == NULL, "warm-up is told of, got:\n%s", page);
    free(page);
    for (size_t i = 0; i < result.row_count; i++)
        *result.rows[i].place = '\0';
    page = written(plain_table, &result);
    check_that(strstr(page, "killed before") == NULL, "nobody was killed, got:\n%s", page);
    free(page);
    result_free(&result);
}

void test_killed_in_csv(void)
{
    struct result result = killed_result(), again = measured_result("dead-holder", 2, 0);
    char *text = written(report_runs_csv, &result), problem[240] = "";
    FILE *in = fmemopen(text, strlen(text), "r");
    check_int("reading", report_read_runs(in, &again, problem, sizeof problem), 0);
    fclose(in);
    check_int("rows", (int64_t)again.row_count, (int64_t)result.row_count);
    for (size_t i = 0; i < again.row_count && i < result.row_count; i++)
        check_text("place", again.rows[i].place, result.rows[i].place);

    char *place = strstr(text, "honest.c:7"), *longer = NULL;
    check_that(place != NULL, "a place in:\n%s", text);
    if (place && asprintf(&longer, "%.*s%060d%s", (int)(place - text), text, 0, place) >= 0) {
        in = fmemopen(longer, strlen(longer), "r");
        check_int("too long", report_read_runs(in, &again, problem, sizeof problem), EINVAL);
        check_that(strstr(problem, "expected a file and a line") != NULL, "got %s", problem);
        fclose(in);
        free(longer);
    }
    free(text);
    result_free(&result);
    result_free(&again);
}

void test_killed_in_json(void)
{
    const char *const want[] = {"honest.c:7", NULL, "liar.c:70", "liar.c:81"};
    struct result result = killed_result();
    char *text = written(report_json, &result);
    json_t *document = json_loads(text, 0, NULL), *points = json_object_get(document, "points");
    check_int("points", (int64_t)json_array_size(points), 4);
    for (size_t i = 0; i < 4; i++) {
        json_t *killed = json_object_get(json_array_get(points, i), "killed_before");
        check_that(killed != NULL, "point %zu has the key", i);
        if (want[i])
            check_text("killed before", json_string_value(killed), want[i]);
        else
            check_that(json_is_null(killed), "point %zu: null", i);
    }
    json_decref(document);
    free(text);
    result_free(&result);
}
