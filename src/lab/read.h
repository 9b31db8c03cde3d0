/* What the files that read a lab share among themselves. */
#ifndef QLAB_LAB_READ_H
#define QLAB_LAB_READ_H

#include <stdio.h>

#include "lab/lab.h"

/* ---- lines (line.c): the text that inih is given ---- */

/* A lab.ini being read line by line. The first problem ends the reading. */
struct lines {
    FILE *file;
    const char *path;
    unsigned number;         /* of the line last given out */
    struct lab_error *error; /* ->status is 0 until something is wrong */
};

/* Gives inih its next line: an ini_reader for ini_parse_stream, `stream` is a struct lines. It
 * refuses what inih would take in silence: lines too long for it, control characters, indented
 * lines as continuations (they are lines of their own here), unknown sections. */
char *lines_next(char *text, int size, void *stream);

/* Notes the problem "PATH:LINE: ..." with status 65, unless one is noted already. */
void lines_fail(struct lines *lines, unsigned number, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Notes any problem with that status. */
void lab_fail(struct lab_error *error, int status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

extern const char *const words_section[]; /* lab, queues, workload, measure, explore */

/* ---- keys (key.c) ---- */

#define KEYS_MOST 48

/* A lab on its way from text to value. */
struct reading {
    struct lines lines;
    struct lab *lab;
    unsigned line_of[KEYS_MOST]; /* where each key of the table was set; 0: it was not */
};

/* Takes one key = value: the ini_handler, `user` is a struct reading. Problems go to its lines. */
int reading_pair(void *user, const char *section, const char *name, const char *value);

/* The line that set a key, found by its name or, if that is NULL, by its knob; 0 if none did. */
unsigned reading_line(const struct reading *reading, const char *name, enum knob knob);

/* ---- what a lab is made of ---- */

/* What a folder's path (with a '/') says: "labs/04-get-nowait" is number 4, "get-nowait". Without a
 * number of at most four digits before the name: number 0, and all of it is the name. The name is
 * a part of the path. */
const char *lab_name_of(const char *path, int *number);

/* Adds a queue with that expectation, or with what it claims if -1. NULL, or the problem. */
const char *lab_add_queue(struct lab *lab, const char *name, int expectation, char *problem,
                          size_t size);

/* The knob at fault when all keys are known, with one line in `problem`; or KNOB_COUNT. */
enum knob lab_fault(const struct lab *lab, char *problem, size_t size);

#endif
