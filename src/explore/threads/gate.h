/* The gate: real threads that take the steps of a told execution in its order.
 *
 * Every hook of a gated worker waits for its turn. Whoever has it takes its step and goes on until
 * its next hook, or to the end of its operation; there it hands the turn over. So what stands
 * between two steps happens where it happened in the explorer, real-time order included. A step
 * that would have to wait is never waited for: it was told to go on now, so if it cannot, the
 * threads do something else than was told. Nobody hangs: whoever finds that out sends all others
 * home.
 */
#ifndef QLAB_EXPLORE_THREADS_GATE_H
#define QLAB_EXPLORE_THREADS_GATE_H

#include <stdbool.h>
#include <stddef.h>

#include "explore/tell/execution.h"
#include "explore/threads/native.h"

/* Closes the gate before the first step, for so many workers; the native observer is this one then.
 * What is not over within `seconds` is ended. The execution is borrowed. */
void gate_open(const struct observer *observer, const struct execution *execution, size_t workers,
               unsigned seconds);
/* Opens it for good. Every worker must have left. */
void gate_close(void);

/* Runs `work(context)` in the calling thread as the worker; returns when it has, or when the
 * execution is over, wherever the worker was. */
void gate_work(size_t worker, void (*work)(void *), void *context);
/* Before the worker's operation `position`: waits for the turn of its first step. An operation
 * without any is begun at once if the execution has it; else, only after one that ends
 * with all waiting, when all steps are done. False: do not begin it. */
bool gate_begin(size_t position);
/* Whether the calling worker has the turn. */
bool gate_mine(void);

/* Whether the calling thread is a gated worker; what follows is for those. */
bool gate_holds(void);
/* Waits for its turn; *step is then the step that it is to take, with its index, or NULL when it
 * has none left and all steps are done. */
size_t gate_turn(const struct execution_step **step);
/* That step has been taken. */
void gate_taken(void);
/* All steps are done, and the calling worker is at a further one; does it have to wait there? */
void gate_ended(bool waits) __attribute__((noreturn));
/* The threads do not do what was told. Does not return to the worker. */
void gate_diverge(const char *format, ...) __attribute__((noreturn, format(printf, 1, 2)));

/* How they differ from what was told, in one line; "" while they do not. */
const char *gate_divergence(void);

#endif
