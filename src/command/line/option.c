/* What a row of options does. */
#include "command/line/option.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "lab/figure.h"
#include "lab/number.h"
#include "lab/words.h"

bool option_is_last(const struct option_row *row)
{
    return !row->name && !row->help;
}

static bool given(const struct option_row *row, const void *place)
{
    switch (row->kind) {
    case OPTION_TEXT:
        return *(const char *const *)place != NULL;
    case OPTION_FLAG:
        return *(const bool *)place;
    case OPTION_WORD:
        return *(const int *)place != WORD_NONE;
    case OPTION_SET:
        return *(const unsigned *)place != 0;
    case OPTION_NUMBER:
        return *(const uint64_t *)place != 0;
    case OPTION_SEED:
        return ((const struct seed *)place)->given;
    case OPTION_REPEAT:
        return ((const struct texts *)place)->count > 0;
    case OPTION_TITLE:
        return false;
    }
    assert(!"a kind of option");
    return false;
}

const struct option_row *option_useless(const struct option_row *rows, const void *typed,
                                        unsigned mode)
{
    for (; !option_is_last(rows); rows++)
        if (rows->useless & mode && given(rows, (const char *)typed + rows->at))
            return rows;
    return NULL;
}

const char *option_argument(const struct option_row *row, char *text, size_t size)
{
    size_t used = 0;
    if (row->argument || !row->words)
        return row->argument;
    for (size_t i = 0; row->words[i] && used < size; i++)
        used += (size_t)snprintf(text + used, size - used, "%s%s", i ? "|" : "", row->words[i]);
    assert(used < size);
    return text;
}

static const char *unexpected(const struct option_row *row, const char *word, char *problem,
                              size_t size)
{
    char expected[256];
    snprintf(problem, size, "--%s: got '%s', %s", row->name, word,
             words_expected(expected, sizeof expected, word, row->words));
    return problem;
}

/* A list of words, with commas or spaces between, as bits. */
static const char *take_set(const struct option_row *row, char *list, unsigned *set, char *problem,
                            size_t size)
{
    char expected[256], *rest = NULL;
    *set = 0;
    for (char *word = strtok_r(list, ", ", &rest); word; word = strtok_r(NULL, ", ", &rest)) {
        int i = word_index(word, row->words);
        if (i < 0)
            return unexpected(row, word, problem, size);
        *set |= 1u << i;
    }
    if (*set)
        return NULL;
    snprintf(problem, size, "--%s: expected %s", row->name,
             words_join(expected, sizeof expected, row->words));
    return problem;
}

static const char *take_number(const struct option_row *row, const char *text, uint64_t *number,
                               char *problem, size_t size)
{
    if (!number_read(text, UNIT_COUNT, number) && *number >= row->least && *number <= row->most)
        return NULL;
    snprintf(problem, size, "--%s: got '%s', expected %s to %s", row->name, text,
             figure_exact(UNIT_COUNT, row->least).text, figure_exact(UNIT_COUNT, row->most).text);
    return problem;
}

const char *option_take(const struct option_row *row, char *argument, void *typed, char *problem,
                        size_t size)
{
    void *place = (char *)typed + row->at;
    struct texts *texts = place;
    struct seed *seed = place;
    int word;
    switch (row->kind) {
    case OPTION_TEXT:
        *(const char **)place = argument;
        return NULL;
    case OPTION_FLAG:
        *(bool *)place = true;
        return NULL;
    case OPTION_WORD:
        word = argument ? word_index(argument, row->words) : 0;
        if (word < 0)
            return unexpected(row, argument, problem, size);
        *(int *)place = word;
        return NULL;
    case OPTION_SET:
        return take_set(row, argument, place, problem, size);
    case OPTION_NUMBER:
        return take_number(row, argument, place, problem, size);
    case OPTION_SEED:
        seed->given = true;
        if (!number_read(argument, UNIT_COUNT, &seed->value))
            return NULL;
        snprintf(problem, size, "--%s: got '%s', expected a whole number", row->name, argument);
        return problem;
    case OPTION_REPEAT:
        if (texts->count == TEXTS_MOST) {
            snprintf(problem, size, "--%s: at most %d times", row->name, TEXTS_MOST);
            return problem;
        }
        texts->list[texts->count++] = argument;
        return NULL;
    case OPTION_TITLE:
        break;
    }
    assert(!"an option that can be given");
    return NULL;
}
