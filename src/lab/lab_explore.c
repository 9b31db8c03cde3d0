/* The keys of [explore], each from its text. */
#include "lab/lab_explore.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/lab_error.h"
#include "lab/knob.h"
#include "lab/words.h"

const char program_usual[] = "put | put,get";

const char *const words_memory[] = {"sc", "tso", "c11", NULL};

enum { KEY_PROGRAM = LUCK_KINDS, KEY_CAPACITY, KEY_MEMORY, KEY_PREEMPTIONS };
_Static_assert((int)KEY_PREEMPTIONS + 1 == (int)EXPLORE_KEYS, "every key has its word");

const char *const words_explore[] = {
    [LUCK_WEAK_CAS] = "weak-cas",
    [LUCK_TRYLOCK] = "spurious-trylock",
    [LUCK_TIMEOUTS] = "timeouts",
    [LUCK_WAKEUPS] = "wakeups",
    [LUCK_KILL] = "kill",
    [KEY_PROGRAM] = "program",
    [KEY_CAPACITY] = "capacity",
    [KEY_MEMORY] = "memory",
    [KEY_PREEMPTIONS] = "preemptions",
    [EXPLORE_KEYS] = NULL,
};

const char *lab_explore_program(const struct lab_explore *explore)
{
    for (size_t i = 0; i < explore->program_count; i++)
        if (!explore->programs[i].queue)
            return explore->programs[i].text;
    return program_usual;
}

const char *lab_explore_own(const struct lab_explore *explore, const struct queue_class *queue)
{
    for (size_t i = 0; i < explore->program_count; i++)
        if (explore->programs[i].queue == queue)
            return explore->programs[i].text;
    return NULL;
}

const char *lab_explore_add(struct lab_explore *explore, const struct queue_class *queue,
                            const char *text, char *problem, size_t size)
{
    const char *name = queue ? queue->name : "program";
    if (text[0] == '\0')
        snprintf(problem, size, "%s is empty; expected a line of text", name);
    else if (explore->program_count == PROGRAMS_MOST)
        snprintf(problem, size, "too many programs; expected at most %d", PROGRAMS_MOST);
    else if (!(explore->programs[explore->program_count].text = strdup(text)))
        snprintf(problem, size, LAB_NO_MEMORY);
    else {
        explore->programs[explore->program_count++].queue = queue;
        return NULL;
    }
    return problem;
}

static const char *read_count(const char *name, const char *text, uint64_t least, uint64_t most,
                              uint64_t *value, char *problem, size_t size)
{
    const struct knob_class count = {
        .name = name, .unit = UNIT_COUNT, .least = least, .most = most};
    return knob_read(&count, text, value, problem, size) ? problem : NULL;
}

static const char *set_preemptions(struct lab_explore *explore, const char *text, char *problem,
                                   size_t size)
{
    uint64_t count;
    if (strcmp(text, "each") != 0 &&
        read_count("preemptions", text, 0, PREEMPTIONS_MOST, &count, problem, size))
        return problem;
    free(explore->preemptions);
    if ((explore->preemptions = strdup(text)))
        return NULL;
    snprintf(problem, size, LAB_NO_MEMORY);
    return problem;
}

static const char *set_memory(struct lab_explore *explore, const char *text, char *problem,
                              size_t size)
{
    char expected[100];
    explore->memory = word_index(text, words_memory);
    if (explore->memory >= 0)
        return NULL;
    snprintf(problem, size, "memory cannot be \"%.60s\"; %s", text,
             words_expected(expected, sizeof expected, text, words_memory));
    return problem;
}

const char *lab_explore_set(struct lab_explore *explore, const char *key, const char *text,
                            char *problem, size_t size)
{
    int kind = word_index(key, words_explore);
    assert(kind >= 0);
    switch (kind) {
    case KEY_PROGRAM:
        return lab_explore_add(explore, NULL, text, problem, size);
    case KEY_CAPACITY:
        return read_count(key, text, 1, EXPLORE_CAPACITY_MOST, &explore->capacity, problem, size);
    case KEY_MEMORY:
        return set_memory(explore, text, problem, size);
    case KEY_PREEMPTIONS:
        return set_preemptions(explore, text, problem, size);
    default:
        return read_count(key, text, 0, LUCK_MOST, &explore->luck[kind], problem, size);
    }
}

void lab_explore_free(struct lab_explore *explore)
{
    for (size_t i = 0; i < explore->program_count; i++)
        free(explore->programs[i].text);
    free(explore->preemptions);
}
