/* Who predicted what. */
#include "command/class/predicted.h"

#include <stdlib.h>
#include <string.h>

#include "lab/guess.h"
#include "report/result/score.h"

enum { COLUMNS = 24 };

/* The predictions that anybody made, each once. */
struct asked {
    const struct prediction *list[COLUMNS];
    size_t right[COLUMNS], made[COLUMNS];
    size_t count;
};

static const struct prediction *find(const struct result *result, const char *name)
{
    const struct predictions *all = &result->lab->predict;
    for (size_t i = 0; i < all->count; i++)
        if (all->list[i].guess && strcmp(all->list[i].name, name) == 0)
            return &all->list[i];
    return NULL;
}

static void gather(struct asked *asked, const struct result *result)
{
    const struct predictions *all = &result->lab->predict;
    for (size_t i = 0; i < all->count; i++) {
        size_t at = 0;
        while (at < asked->count && strcmp(asked->list[at]->name, all->list[i].name) != 0)
            at++;
        if (all->list[i].guess && at == asked->count && at < COLUMNS)
            asked->list[asked->count++] = &all->list[i];
    }
}

static void add_guess(struct table *table, const struct result *result, const struct point *points,
                      const struct prediction *prediction, struct asked *asked, size_t column)
{
    static const enum emphasis emphasis[GRADES] = {[GRADE_RIGHT] = HONEST,
                                                   [GRADE_NEAR] = OPEN,
                                                   [GRADE_WRONG] = LIES,
                                                   [GRADE_OPEN] = QUIET,
                                                   [GRADE_NONE] = QUIET};
    if (!prediction) {
        table_cell(table, QUIET, "–");
        return;
    }
    struct score score = score_of(result, points, prediction);
    asked->made[column]++;
    asked->right[column] += score.grade == GRADE_RIGHT;
    table_cell(table, emphasis[score.grade], "%s", grade_word(score.grade));
    table_below(table, "said %s", guess_figure(prediction).text);
    table_below(table, "was %s", score.figure.text);
}

static void add_student(struct table *table, const struct student *student,
                        const struct result *result, struct asked *asked)
{
    size_t count;
    struct point *points = result_points(result, &count);
    table_row(table, false);
    table_cell(table, PLAIN, "%s", student->name);
    for (size_t i = 0; i < asked->count; i++)
        add_guess(table, result, points, points ? find(result, asked->list[i]->name) : NULL, asked,
                  i);
    free(points);
}

void class_predictions(struct table *table, const struct students *students, const char *lab)
{
    struct asked asked = {.count = 0};
    table_begin(table, "%s: who predicted what.", lab);
    for (size_t i = 0; i < students->count; i++) {
        const struct result *result = student_result(&students->list[i], lab);
        if (result)
            gather(&asked, result);
    }
    table_words(table, HEAD, "student");
    for (size_t i = 0; i < asked.count; i++)
        table_words(table, BETWEEN, asked.list[i]->name);
    for (size_t i = 0; i < students->count && asked.count; i++) {
        const struct result *result = student_result(&students->list[i], lab);
        if (result)
            add_student(table, &students->list[i], result, &asked);
    }
    if (asked.count == 0)
        return;
    table_row(table, true);
    table_cell(table, STRONG, "right");
    for (size_t i = 0; i < asked.count; i++) {
        char words[300];
        table_cell(table, STRONG, "%zu of %zu", asked.right[i], asked.made[i]);
        table_note(table, NOTE_DEFINITION, asked.list[i]->name, "%s",
                   predict_words(words, sizeof words, asked.list[i]));
    }
}
