/* A program: what each worker does, in a few words.
 *
 *     init: put put; put | put,get
 *
 * Workers are separated by |, a worker's operations by commas or blanks: put, get (get_nowait),
 * get_back (gets an item and gives it back), empty, get_timed, and those that block until they can
 * answer: wait (a get), wait_put. What stands before the semicolon happens before all workers
 * start. Every put puts a fresh item; items are numbered from 1 in program order, the prefix first.
 */
#ifndef QLAB_EXPLORE_PROGRAM_H
#define QLAB_EXPLORE_PROGRAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include "history/history.h"

enum { PROGRAM_WORKERS = 7, PROGRAM_OPERATIONS = 8 };

struct program_operation {
    enum operation_kind kind; /* of get_timed and wait: OPERATION_GET */
    enum operation_manner manner;
    bool back;     /* of a get: what it got it gives back */
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

/* The deadline of every get_timed: it never comes by itself, for a timed wait gives up when the
 * explorer says so. */
extern const struct timespec program_deadline;

/* An operation's name as in a program. */
const char *program_word(const struct program_operation *operation);

/* Reads a program. On a mistake returns false with what is wrong, and where, in `why`. */
bool program_parse(struct program *program, const char *text, char *why, size_t why_size);

/* Whether some operation of it has a deadline. */
bool program_is_timed(const struct program *program);

#endif
