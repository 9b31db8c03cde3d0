/* A program: what each worker does, in a few words.
 *
 *     init: put put; put | put,get
 *
 * Workers are separated by |, a worker's operations by commas or blanks: put, get (get_nowait) and
 * empty. What stands before the semicolon happens before all workers start. Every put puts a fresh
 * item; items are numbered from 1 in program order, the prefix first.
 */
#ifndef QLAB_EXPLORE_PROGRAM_H
#define QLAB_EXPLORE_PROGRAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "history/history.h"

enum { PROGRAM_WORKERS = 7, PROGRAM_OPERATIONS = 8 };

struct program_operation {
    enum operation_kind kind;
    uint64_t item; /* of a put, else 0 */
};

struct program_worker {
    struct program_operation operations[PROGRAM_OPERATIONS];
    size_t count;
};

struct program {
    struct program_worker workers[PROGRAM_WORKERS + 1]; /* [.count] is the prefix */
    size_t count;
};

/* Reads a program. On a mistake returns false with what is wrong, and where, in `why`. */
bool program_parse(struct program *program, const char *text, char *why, size_t why_size);

#endif
