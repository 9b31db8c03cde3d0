/* Words by number: the names that a trace gives its workers, its items and its queues.
 *
 * Equal texts have the same number, counted from 1 in order of appearance, so that everything
 * else deals in numbers only.
 */
#ifndef QLAB_HISTORY_WORDS_H
#define QLAB_HISTORY_WORDS_H

#include <stddef.h>
#include <stdint.h>

struct words;

/* No words yet. NULL when out of memory. */
struct words *words_open(void);

/* NULL is fine. */
void words_close(struct words *words);

/* The number of this text, a new one if it is new; 0 when out of memory. */
uint64_t words_number(struct words *words, const char *text, size_t length);

/* One more number for the text of `number`, by which it is not found; 0 when out of memory. */
uint64_t words_again(struct words *words, uint64_t number);

/* The text of a number from 1 to words_count(). */
const char *words_text(const struct words *words, uint64_t number);
uint64_t words_count(const struct words *words);

#endif
