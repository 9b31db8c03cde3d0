/* Luck: what an execution may need besides the scheduler's will, as `qlab explain` is asked it. */
#ifndef QLAB_COMMAND_EXPLAIN_LUCK_H
#define QLAB_COMMAND_EXPLAIN_LUCK_H

#include <jansson.h>
#include <stdio.h>

#include "command/line/option.h"
#include "explore/machine/machine.h"
#include "lab/lab_explore.h"

struct luck {
    int memory;                   /* enum memory_model */
    uint64_t budget[INGREDIENTS]; /* how often each may happen in one execution */
};

/* As it is before anything is typed: the lab's, or none. */
struct luck luck_untyped(void);

/* Takes from the lab what was not typed. */
void luck_fill(struct luck *luck, const struct lab_explore *explore);

/* The rows of a struct luck, in this group of explain's help. */
enum { GROUP_LUCK = 2 };
extern const struct option_row luck_rows[];

/* Allows the experiment as much. */
void luck_apply(const struct luck *luck, struct experiment *experiment);

/* "sequentially consistent memory, no spurious failures, ..." */
void luck_bounds(const struct luck *luck, char *text, size_t size);

/* " --memory tso --kill 1", also what is none here and is not so in the lab. */
void luck_print_options(const struct luck *luck, const struct lab_explore *explore, FILE *out);

/* The budgets, by the names of their options. */
json_t *luck_json(const struct luck *luck);

/* "sc", "tso" or "c11" */
const char *luck_memory(const struct luck *luck);

/* The i-th ingredient that an execution with these needs takes, or does without; NULL: no more. */
const char *luck_word(const struct luck *luck, size_t i, unsigned needs, bool needed);

/* All of them: "time-outs, store buffers" */
void luck_list(const struct luck *luck, char *text, size_t size, unsigned needs, bool needed);

#endif
