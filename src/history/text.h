/* A text file line by line, in bounded memory; and how a reader says what is wrong with a line. */
#ifndef QLAB_HISTORY_TEXT_H
#define QLAB_HISTORY_TEXT_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "history/trace.h"

/* The longest line taken, without its end. Longer ones are refused, and never held in memory. */
enum { LINE_MOST = 4096, TEXT_ROOM = 1 << 16 };

/* A part of a line, not ended by NUL. */
struct field {
    const char *text;
    size_t length;
};

/* Whether a field is this word. */
static inline bool field_is(struct field field, const char *word)
{
    for (size_t i = 0; i < field.length; i++)
        if (word[i] == '\0' || field.text[i] != word[i])
            return false;
    return word[field.length] == '\0';
}

/* A whole number without sign, at most `most`; false if it is none. `most` >= 10^18. */
bool field_number(struct field field, uint64_t most, uint64_t *number);

struct text {
    FILE *file;
    const char *name;          /* how messages call the file */
    struct trace_error *error; /* filled when something fails */
    uint64_t number;           /* of the present line, from 1 */
    struct field line;         /* the present line, without its end (LF or CRLF) */
    char *next, *end;          /* what is read of the file and not yet taken */
    char room[TEXT_ROOM];
};

/* Zeroes everything but the room. */
void text_open(struct text *lines, FILE *file, const char *name, struct trace_error *error);

/* Goes on to the next line. Returns 0, EOF at the end of the file, or a positive errno value with
 * the error told. */
int text_next(struct text *lines);

/* Takes the next line without text_next's look at it: all of it is in the window, it is `length`
 * bytes of ASCII long, and LF follows. */
static inline void text_take(struct text *lines, size_t length)
{
    lines->number++;
    lines->line = (struct field){lines->next, length};
    lines->next += length + 1;
}

/* Looks at the beginning of the file before the first line is taken: as much as there is room for.
 * A byte order mark is left out. Returns 0 or a positive errno value with the error told. */
int text_peek(struct text *lines, struct field *beginning);

/* Refuses the present line if a byte of it is not text. Returns 0 or EINVAL. */
int text_check_bytes(const struct text *lines);

/* Tells what is wrong at line `number`: "NAME:NUMBER: " and the printf-like text. Returns EINVAL.
 */
int text_refuse(const struct text *lines, uint64_t number, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same of the present line: WHAT "FIELD"; expected EXPECTED. The field is shown in part, as
 * printable text; if a byte of the line is no text, that is told instead. */
int text_refuse_field(const struct text *lines, const char *what, struct field field,
                      const char *expected);

/* Tells that memory ran out. Returns ENOMEM. */
int text_no_memory(const struct text *lines);

#endif
