/* The table of knobs, and their values as text. */
#include "lab/knob.h"

#include <stdio.h>
#include <string.h>

#include "lab/figure.h"
#include "lab/words.h"

#define SECOND UINT64_C(1000000000)

#define KNOB(ID, ...)     [KNOB_##ID] = {__VA_ARGS__},
#define WORD(VALUE, TEXT) [VALUE] = TEXT,
#define WORD_LIST(...)    ((const char *const[]){__VA_ARGS__ NULL})
#define WORD_KNOB(ID, WORDS, ...)                                                                  \
    [KNOB_##ID] = {.unit = UNIT_WORD,                                                              \
                   .words = WORD_LIST(WORDS),                                                      \
                   .most = sizeof WORD_LIST(WORDS) / sizeof(const char *) - 2,                     \
                   __VA_ARGS__},

const struct knob_class knob_table[KNOB_COUNT] = {
#include "lab/knobs.list"
};

const char *knob_read(const struct knob_class *knob, const char *text, uint64_t *value,
                      char *problem, size_t size)
{
    char limits[100];
    const char *expected = NULL;
    if (knob->unit == UNIT_WORD) {
        int index = word_index(text, knob->words);
        if (index < 0)
            expected = words_join(limits, sizeof limits, knob->words);
        else
            *value = (uint64_t)index;
    } else {
        expected = number_read(text, knob->unit, value);
        if (!expected ? *value < knob->least || *value > knob->most
                      : strcmp(expected, "a smaller number") == 0) {
            snprintf(limits, sizeof limits, "%s to %s", figure_exact(knob->unit, knob->least).text,
                     figure_exact(knob->unit, knob->most).text);
            expected = limits;
        }
    }
    if (!expected)
        return NULL;
    snprintf(problem, size, "%s cannot be \"%.60s\"; expected %s", knob->name, text, expected);
    return problem;
}

char *knob_write(char *text, size_t size, enum knob knob, uint64_t value)
{
    const struct knob_class *class = &knob_table[knob];
    if (class->unit != UNIT_WORD)
        snprintf(text, size, "%s", figure_exact(class->unit, value).text);
    else
        snprintf(text, size, "%s", value <= class->most ? class->words[value] : "?");
    return text;
}

char *knob_words(char *text, size_t size, enum knob knob, uint64_t value)
{
    const char *name = knob_table[knob].name;
    int length = (int)strlen(name);
    char number[40];
    knob_write(number, sizeof number, knob, value);
    if (name[length - 1] != 's')
        snprintf(text, size, "%s %s", name, number);
    else
        snprintf(text, size, "%s %.*s", number, length - (strcmp(number, "1") == 0), name);
    return text;
}

enum knob knob_find(const char *name)
{
    enum knob knob = 0;
    while (knob < KNOB_COUNT && strcmp(knob_table[knob].name, name) != 0)
        knob++;
    return knob;
}
