/* What a workload measures of its own, on the page: beside it measures_files.c, in files. */
#include <math.h>
#include <stdlib.h>

#include "check.h"
#include "report/folder/columns.h"
#include "report/text/grid.h"
#include "report/made.h"
#include "report/result/relate.h"
#include "report/result/summary.h"
#include "report/result/status.h"
#include "report/text/measures_sentence.h"
#include "report/result/measures_shown.h"

/* What table, files and plots rely on. */
void test_measures_are_declared_well(void)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz_0123456789";
    for (size_t w = 0; workload_table[w]; w++) {
        const struct workload_class *workload = workload_table[w];
        const struct measure *const *measures = workload->measures;
        for (size_t m = 0; m < workload_measures(workload); m++) {
            const struct measure *class = measures[m];
            const char *where = workload->name;
            check_int("a name for CSV and JSON", strspn(class->name, letters), strlen(class->name));
            check_that(*class->label && text_columns(class->label) <= 24, "%s: label %s", where,
                       class->label);
            check_that(*class->help && class->help[strlen(class->help) - 1] != '.',
                       "%s: help of %s", where, class->name);
            for (const struct column_class *column = run_columns; column->name; column++)
                check_that(strcmp(column->name, class->name) != 0, "%s: %s is a column of runs.csv",
                           where, class->name);
            for (size_t other = 0; other < m; other++)
                check_that(strcmp(measures[other]->name, class->name) != 0, "%s: %s is there twice",
                           where, class->name);
            bool rate = class->model_of && strcmp(class->model_of, "rate") == 0;
            bool found = !class->model_of || rate;
            for (size_t other = 0; class->model_of && measures[other]; other++)
                found |= strcmp(measures[other]->name, class->model_of) == 0 &&
                         !measures[other]->model_of && measures[other]->unit == class->unit;
            check_that(found, "%s: %s predicts a measure of its unit that predicts nothing", where,
                       class->name);
        }
    }
}

/* What measured_result() must look like; change it together with the page. One run of the liar left
 * tasks. */
static const char golden_measures[] =
    "What came of it?\n"
    "\n"
    "queue               consumers  left early       tasks left    makespan  busiest\n"
    "───────────────────────────────────────────────────────────────────────────────\n"
    "honest                      1         106                0      306 ns     41 %\n"
    "                                  103…109                   303…309 ns  40…41 %\n"
    "                            2         206                0      606 ns     81 %\n"
    "                                  203…209                   603…609 ns  80…81 %\n"
    "───────────────────────────────────────────────────────────────────────────────\n"
    "mutex-trylock-busy          1         206                0      606 ns     81 %\n"
    "                                  203…209                   603…609 ns  80…81 %\n"
    "                            2         406             ≤ 17      1.2 us    100 %\n"
    "                                  403…409  in 1 of 11 runs      1.2 us\n";

void test_measures_page_is_golden(void)
{
    struct result result = measured_result("drain", 2, 12);
    for (size_t i = 0; i < result.row_count; i++)
        if (result.rows[i].round > 0)
            result.rows[i].measure[1] = i == result.row_count - 1 ? 17 : 0;
    char *page = written(plain_table, &result);
    char *from = strstr(page, "What came of it?"), *to = strstr(page, "\n\n  left early: ");
    check_page(page);
    check_that(from && to, "a table and its legend, got:\n%s", page);
    if (from && to)
        to[1] = '\0';
    check_that(from && strcmp(from, golden_measures) == 0, "the table is the golden one");
    if (!from || strcmp(from, golden_measures) != 0)
        printf("\ngot:\n%s\nwant:\n%s\n", from ? from : page, golden_measures);
    free(page);
    result_free(&result);
}

/* Every workload, from no run to many, and values of any size. */
void test_measures_page_fits(void)
{
    const double scales[] = {0, 1e-9, 1, 1e9, NAN};
    for (size_t w = 0; workload_table[w]; w++)
        for (size_t values = 1; values <= 4; values += 3)
            for (unsigned rounds = 0; rounds <= 12; rounds = rounds ? 4 * rounds - 1 : 1)
                for (size_t s = 0; s < sizeof scales / sizeof *scales; s++) {
                    struct result result = measured_result(workload_table[w]->name, values, rounds);
                    for (size_t i = 0; i < result.row_count; i++)
                        for (size_t m = 0; m < MEASURES_MOST; m++)
                            result.rows[i].measure[m] *= scales[s];
                    char *page = written(plain_table, &result);
                    check_page(page);
                    check_int("a section", strstr(page, "What came of it?") != NULL,
                              workload_measures(result.lab->scenario.workload) > 0);
                    free(page);
                    if (rounds == 11 && s == 2)
                        check_narrow(&result);
                    result_free(&result);
                }
}

/* A workload that is not about Empties. */
static const struct workload_class *aside(void)
{
    size_t w = 0;
    while (!workload_has(workload_table[w], TRAIT_ASIDE))
        w++;
    return workload_table[w];
}

static int status_of(const struct result *result)
{
    size_t count;
    struct point *points = result_points(result, &count);
    int status = result_status(result, points, count);
    free(points);
    return status;
}

void test_aside_of_empties(void)
{
    static const char words[] = "No Empty was asked for while items were inside";
    struct result result = measured_result(aside()->name, 2, 3);
    char *page = written(plain_table, &result);
    check_that(strstr(page, words) && strstr(page, "Observation get-nowait honest Never 0 0"),
               "got:\n%s", page);
    check_that(!strstr(page, "How often did it lie?") && !strstr(page, "UNTESTED") &&
                   !strstr(page, "look longer"),
               "no word of lies, got:\n%s", page);
    check_int("nothing tested is no failure there", status_of(&result), 0);
    free(page);

    result.lab->scenario.workload = workload_find("drain");
    check_int("it is elsewhere", status_of(&result), 2);
    result.lab->scenario.workload = aside();
    for (size_t i = 0; i < result.row_count; i++)
        result.rows[i].tally.attempts = 1000;
    page = written(plain_table, &result);
    const char *measures = strstr(page, "What came of it?"), *rates = strstr(page, "How often did");
    check_that(measures && rates && measures < rates, "measures first, got:\n%s", page);
    free(page);
    add_row(&result, make_row(0, 0, 3, 1, 1000));
    check_int("a refuted claim is one there, too", status_of(&result), 1);
    result_free(&result);

    result = measured_result("drain", 2, 3);
    page = written(plain_table, &result);
    measures = strstr(page, "What came of it?");
    rates = strstr(page, "How often did");
    check_that(measures && rates && rates < measures && strstr(page, "UNTESTED"),
               "rates first, got:\n%s", page);
    free(page);
    result_free(&result);
}

static void check_sentence(struct result *result, const char *want)
{
    char text[700];
    size_t count;
    struct point *points = result_points(result, &count);
    check_text("sentence", measures_sentence(text, sizeof text, result, points, false), want);
    free(points);
    result_free(result);
}

void test_sentence_needs_pairs(void)
{
    struct result result = measured_result("drain", 2, 10);
    check_sentence(&result, ""); /* nine pairs */
    result = measured_result("drain", 2, 11);
    check_sentence(&result,
                   "With 2 consumers \"left early\" was highest for mutex-trylock-busy (406) and "
                   "lowest for honest (206): in paired rounds a difference of 200 (200, 95 % for "
                   "all pairs of queues together).");
    result = measured_result("drain", 1, 12);
    for (size_t i = 0; i < result.row_count; i++) /* now the one, now the other has more */
        result.rows[i].measure[0] = (result.rows[i].round + result.rows[i].queue) % 2 ? 2 : 1.5;
    result.rows[0].measure[0] = 3;
    result.rows[1].measure[0] = NAN;
    check_sentence(&result,
                   "With 4 consumers no difference in \"left early\" is shown between the queues.");
    result = measured_result("prefilled", 1, 12);
    check_sentence(&result, "");
}

/* Right of what it predicts stands a prediction; the judge's rate has a column if it is one's. */
void test_predictions_stand_beside(void)
{
    for (size_t w = 0; workload_table[w]; w++) {
        struct result result = measured_result(workload_table[w]->name, 1, 2);
        size_t shown[MEASURES_MOST + 1], count = measures_shown(&result, shown);
        bool rate = false;
        for (size_t i = 0; i < count; i++) {
            size_t predicted = measure_predicted(&result, shown[i]);
            rate |= predicted == MEASURE_RATE;
            if (predicted == MEASURE_NONE)
                continue;
            check_that(i > 0 && (shown[i - 1] == predicted ||
                                 measure_predicted(&result, shown[i - 1]) == predicted),
                       "%s: beside what it predicts", measure_of(&result, shown[i])->name);
        }
        check_int("all are shown", count, workload_measures(workload_table[w]) + rate);
        result_free(&result);
    }
}

/* Twice as slow a round is no slower by itself: one worker is as fast as itself. */
void test_speed_up_is_of_the_round(void)
{
    struct result result = measured_result("map", 3, 4);
    for (size_t i = 0; i < result.row_count; i++) {
        struct result_row *row = &result.rows[i];
        row->measure[0] *= row->round == 3 ? 2 : 1;
        row->whole = !(row->round == 2 && row->queue == 1 && row->point == 0);
    }
    result_relate(&result);
    for (size_t i = 0; i < result.row_count; i++) {
        const struct result_row *row = &result.rows[i];
        double queue = (double)row->queue + 1, round = row->round;
        double times = (100 * queue + round) / (100 * queue * ((double)row->point + 1) + round);
        bool alone = !(row->round == 2 && row->queue == 1); /* one worker's run was whole */
        double nominal = 200 * queue * ((double)row->point + 1) + round;
        check_that(row->round == 0 || fabs(row->measure[1] - (alone ? times : nominal)) < 1e-9,
                   "row %zu: got %g, want %g", i, row->measure[1], alone ? times : nominal);
    }
    result_free(&result);
}
