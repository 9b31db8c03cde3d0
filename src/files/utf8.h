/* Whether bytes are text in UTF-8: JSON, pages and terminals take no other. */
#ifndef QLAB_FILES_UTF8_H
#define QLAB_FILES_UTF8_H

#include <stddef.h>

/* How many bytes at the beginning are UTF-8: `length` if all are. Bytes that spell a surrogate, or
 * a character in more bytes than it needs, are not. */
size_t utf8_length(const char *text, size_t length);

/* The line in which that byte of a text is, from 1. */
unsigned utf8_line(const char *text, size_t at);

/* Makes '?' of every byte of a text that is not UTF-8: for what must be shown whatever it is. */
void utf8_calm(char *text);

#endif
