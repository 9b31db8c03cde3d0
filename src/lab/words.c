/* The words of lab.ini and of the command line, and what to say when one is misspelt. */
#include "lab/words.h"

#include <stdio.h>
#include <string.h>

const char *const words_switch[] = {"no", "yes", NULL};
const char *const words_workers[] = {"threads", "processes", NULL};
const char *const words_stamp[] = {"fenced", "raw", "ticket", NULL};
const char *const words_expectation[] = {"never", "sometimes", "always",  "hangs",
                                         "loses", "repeats",   "invents", "overtakes",
                                         "late",  "early",     NULL};
#define PLOT_KIND(name) #name,
const char *const plot_names[] = {
#include "lab/plots.list"
    NULL};
#undef PLOT_KIND

int word_index(const char *word, const char *const *words)
{
    for (int i = 0; words[i]; i++)
        if (strcmp(word, words[i]) == 0)
            return i;
    return -1;
}

char *words_join(char *text, size_t size, const char *const *words)
{
    size_t used = 0;
    if (size > 0)
        text[0] = '\0';
    for (size_t i = 0; words[i] && used < size; i++) {
        const char *before = i == 0 ? "" : words[i + 1] ? ", " : " or ";
        used += (size_t)snprintf(text + used, size - used, "%s%s", before, words[i]);
    }
    return text;
}

#define WORD_MOST 64 /* longer words have no near name */

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* How many letters must be added, left out, changed or swapped with their neighbour to make one
 * word of the other (optimal string alignment). Both are shorter than WORD_MOST. */
static size_t distance(const char *a, const char *b)
{
    size_t n = strlen(a), m = strlen(b);
    size_t rows[3][WORD_MOST];
    size_t *before = rows[0], *above = rows[1], *row = rows[2];
    for (size_t j = 0; j <= m; j++)
        above[j] = j;
    for (size_t i = 1; i <= n; i++) {
        row[0] = i;
        for (size_t j = 1; j <= m; j++) {
            row[j] = least(above[j - 1] + (a[i - 1] != b[j - 1]), least(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = least(row[j], before[j - 2] + 1);
        }
        size_t *free_row = before;
        before = above;
        above = row;
        row = free_row;
    }
    return above[m];
}

const char *nearest_name(const char *word, const char *const *names)
{
    const char *nearest = NULL;
    size_t length = strlen(word);
    size_t best = (length + 2) / 3 + 1; /* a third of the letters may be wrong */
    if (length >= WORD_MOST)
        return NULL;
    for (; *names; names++) {
        size_t now = strlen(*names) < WORD_MOST ? distance(word, *names) : best;
        if (now < best && now < length) {
            best = now;
            nearest = *names;
        }
    }
    return nearest;
}

char *words_expected(char *text, size_t size, const char *word, const char *const *names)
{
    char list[400];
    const char *near = nearest_name(word, names);
    snprintf(text, size, "expected %s", near ? near : words_join(list, sizeof list, names));
    return text;
}
