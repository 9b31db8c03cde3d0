/* The words of lab.ini and of the command line, and what to say when one is misspelt. */
#ifndef QLAB_LAB_WORDS_H
#define QLAB_LAB_WORDS_H

#include <stddef.h>

/* Lists of words, ended by NULL. */
extern const char *const words_switch[];  /* no, yes */
extern const char *const words_workers[]; /* threads, processes */
extern const char *const words_stamp[];   /* fenced, raw, ticket: enum stamp_kind */
extern const char
    *const words_expectation[]; /* never, sometimes, always, or as words_wrong: enum expectation */
extern const char *const plot_names[]; /* the kinds of plots; the first is the usual one */

/* The index of a word in a NULL-ended list, or -1. */
int word_index(const char *word, const char *const *words);

/* Writes "a, b or c" into text, cut at `size`. Returns `text`. */
char *words_join(char *text, size_t size, const char *const *words);

/* The nearest of `names` (NULL-ended) to a misspelt word, or NULL if none is near. */
const char *nearest_name(const char *word, const char *const *names);

/* Writes what was expected instead of `word`: "expected NAME" if a name is near, else
 * "expected a, b or c". Returns `text`. */
char *words_expected(char *text, size_t size, const char *word, const char *const *names);

#endif
