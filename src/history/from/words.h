/* Words of other people's files: the names of calls, and what says Empty. */
#ifndef QLAB_HISTORY_FROM_WORDS_H
#define QLAB_HISTORY_FROM_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "history/history.h"
#include "history/text.h"

/* Cuts a line at blanks and tabs. Returns how many words there are, at most one more than `most`.
 */
size_t words_split(struct field line, struct field *words, size_t most);

/* Whether the word, in capitals or not, is one of the list, which ends with NULL. */
bool word_among(struct field word, const char *const *list);

/* Which call a word names, in capitals or not: enqueue, enq, put, add, push, offer, send; dequeue,
 * deq, get, remove, pop, take, poll, receive; empty, isempty, is_empty. False if it is no such. */
bool word_call(struct field word, enum operation_kind *kind);
#define WORD_CALLS "enq, put, add, push, deq, get, remove, pop or empty"

/* Whether a get that returned this got nothing: empty, nil, null, none, -1. */
bool word_says_empty(struct field word);

/* Whether this can be an item: no blanks, commas, quotes or brackets, and it does not say Empty. */
bool word_is_item(struct field word);
#define WORD_ITEM "an item: a number or a word, and none that says Empty"

#endif
