/* The calls of a program and their answers, in words that fit a lane. */
#ifndef QLAB_EXPLORE_TELL_LANE_H
#define QLAB_EXPLORE_TELL_LANE_H

#include <stddef.h>

#include "explore/machine/machine.h"
#include "history/history.h"

/* Writes "put(1)", "get" or "empty". Returns `text`. */
char *lane_call(char *text, size_t size, const struct operation *operation);
/* Writes an operation as a program calls it: "put(1)", "get_timed". */
void lane_write_call(char *text, size_t size, const struct program_operation *todo);
/* Adds to a list operation i of worker w as the program of the machine calls it. */
void lane_add_call(char *text, size_t size, size_t w, size_t i);
/* Adds to a list what was answered: "ok", "GOT 1", "EMPTY". */
void lane_add_answer(char *text, size_t size, const struct operation *operation);
/* Writes who a thread of the queue's is, by who started it and by its function: "A's feeder". */
void lane_thread(char *text, size_t size, const struct machine_worker *thread);

#endif
