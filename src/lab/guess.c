/* Reading guesses: a word, or a number in the unit of what is predicted. */
#include "lab/guess.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/figure.h"
#include "lab/measure_figure.h"
#include "lab/words.h"

const char *const *words_guess(void)
{
    static const char *words[GUESS_WRONG + WRONGS + 1] = {"never", "lies"};
    memcpy(words + GUESS_WRONG, words_wrong, WRONGS * sizeof *words);
    return words;
}

/* How guesses of a unit look. */
static const struct {
    const char *expected, *example;
} kinds[] = {
    [MEASURE_COUNT] = {"a number such as 3 or 2k", "3"},
    [MEASURE_TIME] = {"a time such as 50us or 2ms", "2ms"},
    [MEASURE_SHARE] = {"a share from 0 to 1 such as 5% or 1e-6", "5%"},
    [MEASURE_FACTOR] = {"a factor such as 1.5", "1.5"},
    [MEASURE_SPEED] = {"a number such as 100k or 2M", "100k"},
};

char *guess_expected(char *text, size_t size, const struct prediction *prediction)
{
    if (predict_is_verdict(prediction))
        return words_join(text, size, words_guess());
    snprintf(text, size, "%s", kinds[predict_unit(prediction)].expected);
    return text;
}

const char *guess_example(const struct prediction *prediction)
{
    return predict_is_verdict(prediction) ? words_guess()[GUESS_NEVER]
                                          : kinds[predict_unit(prediction)].example;
}

/* What stands behind a number, and what it is worth. */
struct suffix {
    const char *text;
    double scale;
};

static const struct suffix *suffixes_of(enum measure_unit unit)
{
    static const struct suffix share[] = {{"", 1}, {"%", 0.01}, {NULL, 0}};
    static const struct suffix factor[] = {{"", 1}, {"x", 1}, {"×", 1}, {NULL, 0}};
    static const struct suffix number[] = {{"", 1}, {"k", 1e3}, {"M", 1e6}, {"G", 1e9}, {NULL, 0}};
    static const struct suffix time[] = {{"ns", 1},   {"us", 1e3}, {"µs", 1e3},
                                         {"ms", 1e6}, {"s", 1e9},  {NULL, 0}};
    return unit == MEASURE_SHARE    ? share
           : unit == MEASURE_FACTOR ? factor
           : unit == MEASURE_TIME   ? time
                                    : number;
}

double guess_number(const char *text, enum measure_unit unit)
{
    char *end;
    double number = strtod(text, &end);
    if (end == text || !(number >= 0) || isinf(number))
        return NAN;
    end += strspn(end, " ");
    if (number == 0 && *end == '\0')
        return 0;
    const struct suffix *suffix = suffixes_of(unit);
    while (suffix->text && strcmp(suffix->text, end) != 0)
        suffix++;
    number = suffix->text ? number * suffix->scale : NAN;
    return unit == MEASURE_SHARE && number > 1 ? NAN : number;
}

const char *guess_read(struct prediction *prediction, const char *text, char *expected, size_t size)
{
    char *copy = strdup(text);
    bool verdict = predict_is_verdict(prediction), right;
    prediction->word = verdict ? word_index(text, words_guess()) : -1;
    prediction->number = verdict ? NAN : guess_number(text, predict_unit(prediction));
    right = verdict ? prediction->word >= 0 : !isnan(prediction->number);
    free(prediction->guess);
    prediction->guess = right ? copy : NULL;
    if (!right)
        free(copy);
    else if (copy)
        return NULL;
    return right ? "more memory" : guess_expected(expected, size, prediction);
}

struct figure guess_figure(const struct prediction *prediction)
{
    if (!prediction->guess)
        return figure_literal("");
    if (predict_is_verdict(prediction))
        return figure_literal(words_guess()[prediction->word]);
    enum measure_unit unit = predict_unit(prediction);
    return unit == MEASURE_SHARE ? figure_guess(prediction->number)
                                 : figure_measure(unit, prediction->number);
}
