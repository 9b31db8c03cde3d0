/* Words by number: the names that a trace gives its workers, its items and its queues.
 *
 * Equal texts have the same number, counted from 1 in order of appearance, so that everything
 * else deals in numbers only.
 */
#ifndef QLAB_HISTORY_DICTIONARY_H
#define QLAB_HISTORY_DICTIONARY_H

#include <stddef.h>
#include <stdint.h>

struct dictionary;

/* No words yet. NULL when out of memory. */
struct dictionary *dictionary_open(void);

/* NULL is fine. */
void dictionary_close(struct dictionary *names);

/* The number of this text, a new one if it is new; 0 when out of memory. */
uint64_t dictionary_number(struct dictionary *names, const char *text, size_t length);

/* The number of this text; 0 if it has none. */
uint64_t dictionary_find(const struct dictionary *names, const char *text);

/* One more number for the text of `number`, by which it is not found; 0 when out of memory. */
uint64_t dictionary_again(struct dictionary *names, uint64_t number);

/* The text of a number from 1 to dictionary_count(). */
const char *dictionary_text(const struct dictionary *names, uint64_t number);
uint64_t dictionary_count(const struct dictionary *names);

#endif
