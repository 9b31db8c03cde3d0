/* Parts: what is asked of a lab or a queue, program by program. */
#ifndef QLAB_COMMAND_EXPLAIN_PARTS_H
#define QLAB_COMMAND_EXPLAIN_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "command/explain/question.h"

struct parts {
    struct question list[PROGRAMS_MOST];
    size_t count;
    char place[600]; /* where the programs stand, for complaints */
};

/* Makes a question of every program: of the one that was typed, else of those of the lab, else of
 * the usual ones, which depend on what the queue can. `common` is what all have in common, its luck
 * as typed; the lab says what was not. `all`: the lab's queues are as its file names them. */
void parts_make(struct parts *parts, const struct question *common, const char *program, bool all);

#endif
