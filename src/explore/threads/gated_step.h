/* What the gate (turns) and its observer (steps) share. */
#ifndef QLAB_EXPLORE_THREADS_GATED_STEP_H
#define QLAB_EXPLORE_THREADS_GATED_STEP_H

#include "explore/threads/gate.h"
#include "explore/threads/native.h"

/* gated_step.c: every hook of a gated worker comes here. */
extern const struct observer gated_observer;

/* Whether the calling thread is a gated worker; what follows is for those. */
bool gate_holds(void);
/* Waits for its turn; *step is then the step that it is to take, with its index, or NULL when it
 * has none left and all steps are done. */
size_t gate_turn(const struct story_step **step);
/* That step has been taken. */
void gate_taken(void);
/* All steps are done, and the calling worker is at a further one; does it have to wait there? */
void gate_ended(bool waits) __attribute__((noreturn));
/* The execution is not the story's. Does not return to the worker. */
void gate_diverge(const char *format, ...) __attribute__((noreturn, format(printf, 1, 2)));

#endif
