/* The parts of the course, by hand. */
#include "lab/part.h"

#include <stdio.h>
#include <string.h>

#include "lab/words.h"

enum { PARTS_MOST = 9 };

const struct lab_part part_table[] = {
    {1, 1, "day", "The student's day"},
    {2, 11, "locks", "Lock strategies"},
    {3, 17, "lock-free", "Lock-free"},
    {4, 24, "wild", "In the wild"},
    {5, 32, "servers", "Databases and brokers, beyond one process"},
    {0},
};

const struct lab_part *part_of(int lab_number)
{
    const struct lab_part *found = NULL;
    for (const struct lab_part *part = part_table; part->number; part++)
        if (lab_number >= part->first)
            found = part;
    return found;
}

const struct lab_part *part_find(const char *word)
{
    for (const struct lab_part *part = part_table; part->number; part++)
        if (strcmp(word, part->name) == 0 || (word[0] == '0' + part->number && word[1] == '\0'))
            return part;
    return NULL;
}

const char *part_wrong(const char *word, char *problem, size_t size)
{
    const char *names[PARTS_MOST + 1] = {0};
    char expected[200];
    if (part_find(word))
        return NULL;
    for (size_t i = 0; i < PARTS_MOST && part_table[i].number; i++)
        names[i] = part_table[i].name;
    snprintf(problem, size, "no part '%s'; %s", word,
             words_expected(expected, sizeof expected, word, names));
    return problem;
}
