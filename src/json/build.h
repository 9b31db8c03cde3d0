/* JSON that cannot be built wrong: whatever could not be made is NULL, and so is all that it was to
 * be part of, up to the document. No part is silently left out; json_write() says ENOMEM. Made by
 * json_pack() and by these; `tests/house.py json` finds the calls of jansson that forget a NULL. */
#ifndef QLAB_JSON_BUILD_H
#define QLAB_JSON_BUILD_H

#include <jansson.h>
#include <stdint.h>
#include <stdio.h>

/* The object with the value under that key, the list with the value behind the others; NULL if
 * either is NULL, or when out of memory: then both are freed. */
json_t *json_with(json_t *object, const char *key, json_t *value);
json_t *json_and(json_t *list, json_t *value);

/* A text; bytes that are not UTF-8, of a path or a source line, become U+FFFD. */
json_t *json_text(const char *text);

/* A text, or null for NULL. */
json_t *json_text_or_null(const char *text);

/* A number, or null for what does not exist: JSON has neither NAN nor infinity. */
json_t *json_number(double value);

/* A whole number. Those that JSON's integers can't hold here, from 2^63 on, are written as text. */
json_t *json_whole(uint64_t value);

/* How many digits a real number is written with. */
enum json_digits { JSON_MEASURED = 9, JSON_COMPUTED = 12 };

/* Writes a document (NULL: ENOMEM) and a newline: indented, or on one line. 0 or the errno of the
 * failed write. */
int json_write(FILE *out, const json_t *document, enum json_digits digits);
int json_write_line(FILE *out, const json_t *document, enum json_digits digits);
/* As json_write(), and frees the document. */
int json_give(FILE *out, json_t *document, enum json_digits digits);

/* Writes a text as JSON does, into a document that is written by hand. */
void json_write_text(FILE *out, const char *text);

#endif
