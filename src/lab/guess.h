/* Guesses: what somebody says that a prediction will come to, as it is typed. */
#ifndef QLAB_LAB_GUESS_H
#define QLAB_LAB_GUESS_H

#include <stddef.h>

#include "lab/figure.h"
#include "lab/predict.h"
#include "lab/wrong.h"

/* The words of a verdict: never wrong, lies, or wrong in another way (GUESS_WRONG + enum wrong). */
enum { GUESS_NEVER, GUESS_LIES, GUESS_WRONG };
const char *const *words_guess(void); /* ended by NULL */

/* The number that is typed so: "5%", "2ms", "100k", by its unit; NAN if it is none. */
double guess_number(const char *text, enum measure_unit unit);

/* Takes the guess. NULL, or what was expected ("a rate such as 5% or 1e-6"), in `expected`. */
const char *guess_read(struct prediction *prediction, const char *text, char *expected,
                       size_t size);

/* What is expected, as above. Returns `text`. */
char *guess_expected(char *text, size_t size, const struct prediction *prediction);

/* A guess as it might be, which says nothing of what is right: "5%", "never". */
const char *guess_example(const struct prediction *prediction);

/* The guess as a person would write it: "5 %", "2 ms", "never"; "" if there is none. */
struct figure guess_figure(const struct prediction *prediction);

#endif
