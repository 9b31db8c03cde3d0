/* Predictions are graded as a person would. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "lab/guess.h"
#include "lab/lab_predict.h"
#include "report/made.h"
#include "report/result/score.h"

/* The usual result's third queue lies in 46 % of the calls with 8 consumers, in none with 1. */
#define LIAR "mutex-trylock-busy"

static const struct {
    const char *about, *guess;
    enum grade grade;
} cases[] = {
    {"rate of " LIAR " at consumers=8", "50%", GRADE_RIGHT},
    {"rate of " LIAR " at consumers=8", "0.25", GRADE_RIGHT},
    {"rate of " LIAR " at consumers=8", "10%", GRADE_NEAR},
    {"rate of " LIAR " at consumers=8", "1%", GRADE_WRONG},
    {"rate of " LIAR " at consumers=8", "0", GRADE_WRONG},
    {"rate of " LIAR, "50%", GRADE_RIGHT},
    {"rate", "50%", GRADE_RIGHT},
    {"most rate of " LIAR, "60%", GRADE_RIGHT},
    {"rate of honest", "0", GRADE_RIGHT},
    {"rate of honest", "1e-7", GRADE_OPEN},
    {"rate of honest", "1%", GRADE_WRONG},
    {"rate of honest at consumers=16", "1%", GRADE_NONE},
    {"rate of mutex", "1%", GRADE_NONE},
    {"verdict of honest", "never", GRADE_RIGHT},
    {"verdict of honest", "lies", GRADE_WRONG},
    {"verdict of " LIAR, "lies", GRADE_RIGHT},
    {"verdict of " LIAR, "never", GRADE_WRONG},
    {"verdict of " LIAR, "hangs", GRADE_WRONG},
    {"verdict of " LIAR " at consumers=1", "never", GRADE_RIGHT},
    {"verdict of mutex", "never", GRADE_NONE},
    {"runs-with rate of rare at consumers=8", "15%", GRADE_RIGHT},
    {"runs-with rate of rare at consumers=8", "50%", GRADE_WRONG},
    {"rate of " LIAR " at consumers=8 / " LIAR " at consumers=2", "3", GRADE_RIGHT},
    {"rate of " LIAR " at consumers=8 / " LIAR " at consumers=2", "10", GRADE_NEAR},
    {"rate of " LIAR " at consumers=8 / " LIAR " at consumers=2", "0.9", GRADE_WRONG},
    {"rate of " LIAR " at consumers=8 / honest", "2", GRADE_NONE},
    {"items of honest at consumers=8 / rare", "1.0x", GRADE_RIGHT},
    {"items of honest at consumers=8 / rare", "1.5", GRADE_WRONG},
    {"items of honest at consumers=8", "1M", GRADE_RIGHT},
    {"items of honest at consumers=8", "5M", GRADE_NEAR},
    {"cpu of honest at consumers=8", "2us", GRADE_RIGHT},
    {"episodes of honest", "0", GRADE_RIGHT},
    {"episodes of honest", "1", GRADE_WRONG},
};

void test_scores(void)
{
    struct result result = usual_result(4, 12);
    size_t count;
    struct point *points = result_points(&result, &count);
    for (size_t i = 0; points && i < sizeof cases / sizeof *cases; i++) {
        char problem[600];
        struct predictions one = {.count = 1};
        struct prediction *prediction = &one.list[0];
        prediction->about = strdup(cases[i].about);
        check_text(
            cases[i].about,
            predict_parse(prediction, result.lab->scenario.workload, problem, sizeof problem),
            NULL);
        check_text(cases[i].guess, guess_read(prediction, cases[i].guess, problem, sizeof problem),
                   NULL);
        if (prediction->guess)
            check_that(score_of(&result, points, prediction).grade == cases[i].grade,
                       "%s: %s is %s, want %s", cases[i].about, cases[i].guess,
                       grade_word(score_of(&result, points, prediction).grade),
                       grade_word(cases[i].grade));
        predict_free(&one);
    }
    free(points);
    result_free(&result);
}

/* What the wrong kinds are called is a guess, too. */
void test_wrong_kinds_are_guessed(void)
{
    struct result result = usual_result(4, 12);
    char problem[600];
    size_t count;
    result.rows[5].faulty.count[FAULT_LOST] = 2;
    const char *queue = result.lab->queues[result.rows[5].queue].queue->name;
    const char *const guesses[] = {"loses", "never", "repeats"};
    const enum grade grades[] = {GRADE_RIGHT, GRADE_WRONG, GRADE_WRONG};
    struct point *points = result_points(&result, &count);
    for (size_t i = 0; points && i < 3; i++) {
        char typed[100];
        snprintf(typed, sizeof typed, "%s=%s", queue, guesses[i]);
        check_text(typed, lab_predict_guess(result.lab, typed, problem, sizeof problem), NULL);
        struct score score = score_of(&result, points, &result.lab->predict.list[0]);
        check_text(typed, grade_word(score.grade), grade_word(grades[i]));
    }
    free(points);
    result_free(&result);
}
