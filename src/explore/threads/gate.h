/* The gate: real threads that take the steps of a story in its order.
 *
 * Every hook of a gated worker waits for its turn. Whoever has it takes its step and goes on until
 * its next hook, or to the end of its operation; there it hands the turn over. So what stands
 * between two steps happens where it happened in the explorer, real-time order included. A step
 * that would have to wait is never waited for: the story says that it goes on now, so if it cannot,
 * the execution has left the story. Nobody hangs: whoever finds that out sends all others home.
 */
#ifndef QLAB_EXPLORE_THREADS_GATE_H
#define QLAB_EXPLORE_THREADS_GATE_H

#include <stdbool.h>
#include <stddef.h>

#include "explore/explore.h"

/* Whether real threads can be made to take these steps. If not, one line in `why`. */
bool gate_can(const struct story *story, char *why, size_t why_size);

/* Closes the gate before the first step, for so many workers; the native observer is the gate then.
 * An execution that is not over within `seconds` is ended. The story is borrowed. */
void gate_open(const struct story *story, size_t workers, unsigned seconds);
/* Opens it for good. Every worker must have left. */
void gate_close(void);

/* Runs `work(context)` in the calling thread as the worker; returns when it has, or when the
 * execution is over, wherever the worker was. */
void gate_work(size_t worker, void (*work)(void *), void *context);
/* Before the worker's operation `position`: waits for the turn of its first step. An operation
 * without any is begun at once if the story has it; else, only after a story that ends with all
 * waiting, when all steps are done. False: do not begin it. */
bool gate_begin(size_t position);
/* Whether the calling worker has the turn. */
bool gate_mine(void);

/* How the execution differs from the story, in one line; "" while it does not. */
const char *gate_divergence(void);

#endif
