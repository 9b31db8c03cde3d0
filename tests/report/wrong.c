/* What was wrong besides Empties: the finding, the exit status, the page, and files old and new. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "report/folder/csv.h"
#include "report/folder/csv_read.h"
#include "report/folder/json.h"
#include "report/made.h"
#include "report/result/status.h"

static const struct queue_class hanger = {
    .name = "hanger", .family = "mutex", .claim = QUEUE_EXACT, .wrong = "hangs, late"};
static const struct queue_class loser = {
    .name = "loser", .family = "mutex", .claim = QUEUE_INEXACT, .order = QUEUE_BROKEN};

/* Two rounds of one queue. In the second it was so often wrong in that kind; if it hung, nothing of
 * the run counts. */
static struct result wrong_result(const struct queue_class *class, enum expectation expectation,
                                  enum fault_kind kind, uint64_t count, uint64_t lies)
{
    struct result result = make_result(&class, 1, 1, 2);
    struct result_row row = make_row(0, 0, 1, lies, 1000);
    result.lab->queues[0].expectation = expectation;
    row.faulty.count[kind] = count;
    row.faulty.inside = kind == FAULT_HANG ? 7 : 0;
    row.whole = kind != FAULT_HANG || count == 0;
    add_row(&result, make_row(0, 0, 0, 0, 1000));
    add_row(&result, row);
    return result;
}

void test_wrong_kinds_and_status(void)
{
    const struct {
        const char *what;
        const struct queue_class *class;
        enum expectation expectation;
        enum fault_kind kind;
        uint64_t count, lies;
        const char *finding;
        int status;
    } cases[] = {
        {"a hang", &honest, EXPECT_NEVER, FAULT_HANG, 1, 0, "hangs", 1},
        {"a lost item", &honest, EXPECT_NEVER, FAULT_LOST, 1, 0, "loses", 1},
        {"a late Empty", &honest, EXPECT_NEVER, FAULT_LATE, 1, 0, "late", 1},
        {"an early Empty", &honest, EXPECT_NEVER, FAULT_EARLY, 1, 0, "early", 1},
        {"a lie comes first", &honest, EXPECT_NEVER, FAULT_LOST, 1, 1, "refuted", 1},
        {"the lab expects it", &honest, EXPECT_HANGS, FAULT_HANG, 1, 0, "hangs", 0},
        {"the lab expects losses", &honest, EXPECT_LOSES, FAULT_LOST, 9, 0, "loses", 0},
        {"expected and not seen", &honest, EXPECT_HANGS, FAULT_HANG, 0, 0, "holds", 2},
        {"another was expected", &honest, EXPECT_HANGS, FAULT_LOST, 1, 0, "loses", 1},
        {"expected, but it lied", &honest, EXPECT_HANGS, FAULT_HANG, 1, 1, "refuted", 1},
        {"one of two owned up to", &hanger, EXPECT_NEVER, FAULT_HANG, 1, 0, "hangs", 2},
        {"not owned up to", &hanger, EXPECT_NEVER, FAULT_EARLY, 1, 0, "early", 1},
        {"broken ones lose", &loser, EXPECT_SOMETIMES, FAULT_LOST, 1, 5, "lied", 0},
        {"but do not hang", &loser, EXPECT_SOMETIMES, FAULT_HANG, 1, 5, "hangs", 1},
        {"losing is no lie", &loser, EXPECT_SOMETIMES, FAULT_LOST, 1, 0, "loses", 2},
        {"inexact ones are late", &liar, EXPECT_SOMETIMES, FAULT_LATE, 1, 5, "lied", 0},
        {"but not early", &liar, EXPECT_SOMETIMES, FAULT_EARLY, 1, 5, "early", 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct result result = wrong_result(cases[i].class, cases[i].expectation, cases[i].kind,
                                            cases[i].count, cases[i].lies);
        size_t count;
        struct point *points = result_points(&result, &count);
        const struct seen seen = result_seen(&result, points, count, 0);
        check_text(cases[i].what, finding_word(finding_of(&result, 0, &seen)), cases[i].finding);
        check_int(cases[i].what, result_status(&result, points, count), cases[i].status);
        free(points);
        result_free(&result);
    }
}

void test_raw_stamps_know_no_deadline(void)
{
    struct result result = wrong_result(&honest, EXPECT_NEVER, FAULT_LATE, 5, 0);
    size_t count;
    result.clock.kind = STAMP_RAW;
    struct point *points = result_points(&result, &count);
    check_int("status", result_status(&result, points, count), 0);
    free(points);
    result_free(&result);
}

/* Wherever its lines end. */
static void check_says(char *page, const char *words)
{
    for (char *at = page; (at = strchr(at, '\n'));)
        *at = ' ';
    check_that(strstr(page, words) != NULL, "no '%s' in: %s", words, page);
}

void test_wrong_on_the_page(void)
{
    struct result result = wrong_result(&honest, EXPECT_NEVER, FAULT_HANG, 2, 1);
    char *page = written(plain_table, &result);
    check_page(page);
    check_narrow(&result);
    check_says(page, "What else was wrong?");
    check_says(page, "honest HANGS: 2 calls never came back, with 7 items inside, in 1 of 2 runs; "
                     "nobody owns up to that.");
    check_says(page, "REFUTED");
    check_says(page,
               "honest answered Empty although items were certainly inside, in a run that hung");
    free(page);
    result.rows[0].whole = false;
    result.rows[0].faulty.count[FAULT_HANG] = 1;
    result.rows[1].tally.spurious = 0;
    page = written(plain_table, &result);
    check_says(page, "0 of 0  HANGS");
    check_says(page, "hangs: in every run, so none counts.");
    check_says(page, "Observation get-nowait honest HANGS");
    free(page);
    result_free(&result);
    result = usual_result(4, 12);
    page = written(plain_table, &result);
    check_that(!strstr(page, "What else"), "nothing else was wrong, got:\n%s", page);
    free(page);
    result_free(&result);
}

void test_wrong_in_json(void)
{
    struct result result = wrong_result(&honest, EXPECT_LOSES, FAULT_LOST, 3, 0);
    result.rows[1].faulty.beside_lost = 40;
    char *text = written(report_json, &result);
    json_t *document = json_loads(text, 0, NULL);
    json_t *point = json_array_get(json_object_get(document, "points"), 0);
    check_int("lost", json_integer_value(json_object_get(point, "lost_items")), 3);
    check_int("runs", json_integer_value(json_object_get(point, "runs_lost_items")), 1);
    check_int("beside", json_integer_value(json_object_get(point, "beside_lost")), 40);
    check_int("status", json_integer_value(json_object_get(document, "status")), 0);
    check_text("verdict", json_string_value(json_object_get(point, "verdict")), "loses");
    json_decref(document);
    free(text);
    result_free(&result);
}

/* Reads rows of a queue from text. */
static struct result read_rows(const char *text)
{
    const struct queue_class *const classes[] = {&honest};
    struct result again = make_result(classes, 1, 1, 2);
    char problem[240] = "";
    FILE *in = fmemopen((char *)text, strlen(text), "r");
    check_int("reading", report_read_runs(in, &again, problem, sizeof problem), 0);
    check_text("problem", problem, "");
    fclose(in);
    return again;
}

void test_wrong_in_csv(void)
{
    struct result result = wrong_result(&honest, EXPECT_NEVER, FAULT_HANG, 2, 0);
    result.rows[0].faulty.count[FAULT_EARLY] = 4;
    char *text = written(report_runs_csv, &result);
    struct result again = read_rows(text);
    for (size_t i = 0; i < 2 && again.row_count == 2; i++)
        check_int("wrong in other ways",
                  memcmp(&again.rows[i].faulty, &result.rows[i].faulty, sizeof(struct faulty)), 0);
    check_int("rows", again.row_count, 2);
    result_free(&again);

    /* An older file, without the last nine columns. */
    size_t length = 0;
    char *old = malloc(strlen(text) + 1);
    for (char *line = strtok(text, "\n"); line && old; line = strtok(NULL, "\n")) {
        for (int column = 0; column < 9; column++)
            *strrchr(line, ',') = '\0';
        length += (size_t)sprintf(old + length, "%s\n", line);
    }
    again = read_rows(old);
    check_int("rows", again.row_count, 2);
    check_int("nothing is known", again.rows[1].faulty.count[FAULT_HANG], 0);
    check_int("its lies are", again.rows[1].tally.attempts, 1000);
    free(old);
    free(text);
    result_free(&again);
    result_free(&result);
}
