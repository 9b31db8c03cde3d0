/* The lines of a lab.ini, handed to inih one by one. */
#ifndef QLAB_LAB_LINE_H
#define QLAB_LAB_LINE_H

#include <stdio.h>

#include "lab/lab_error.h"

/* A lab.ini being read line by line. The first problem ends the reading. */
struct lines {
    FILE *file;
    const char *path;
    unsigned number;         /* of the line last given out */
    struct lab_error *error; /* ->status is 0 until something is wrong */
};

extern const char *const words_section[]; /* lab, queues, workload, ..., predict */

/* Gives inih its next line: an ini_reader for ini_parse_stream, `stream` is a struct lines. It
 * refuses what inih would take in silence: lines too long for it, control characters, indented
 * lines as continuations (they are lines of their own here), unknown sections. */
char *lines_next(char *text, int size, void *stream);

/* Notes the problem "PATH:LINE: ..." with status 65, unless one is noted already. */
void lines_fail(struct lines *lines, unsigned number, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
