/* What the explorer's own files share and no engine needs. */
#ifndef QLAB_EXPLORE_ROOM_H
#define QLAB_EXPLORE_ROOM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/machine.h"

enum { STACK_SIZE = 1 << 16 };

/* stacks.c: one per worker, at fixed addresses with unmapped memory between them. */
int stacks_open(size_t count);
void stacks_close(void);
uint64_t stack_top(size_t worker);

/* steps.c: whether the worker's announced step can happen now. */
bool step_enabled(const struct worker *worker);
/* Whether the announced operation is a step at all in this memory model. */
bool step_visible(const struct worker *worker);
/* Performs it and fills machine.record. Returns false if the worker is parked again with another
 * request (the second half of a wait) and must not be resumed. */
bool step_perform(struct worker *worker, struct choice choice);

/* memory.c: the atomic operations. */
void memory_perform(struct worker *worker);

/* sync.c: mutexes, conditions, spin locks and semaphores. */
bool sync_enabled(const struct worker *worker, bool timeout);
bool sync_perform(struct worker *worker, struct choice choice);
bool sync_timed(const struct worker *worker);
/* Workers that a signal of the announced condition could wake, as bits. */
unsigned sync_waiting(const struct worker *worker);

/* Whether it may give up instead: a timed wait. */
bool step_timed(const struct worker *worker);

/* pipe.c: pipes and poll(). */
bool pipe_enabled(const struct worker *worker);
void pipe_perform(struct worker *worker, struct choice choice);

/* thread.c: threads that the queue starts, and pthread_once(). */
enum { ONCE_RUNNING = 1, ONCE_DONE };
bool thread_enabled(const struct worker *worker);
void thread_perform(struct worker *worker);
/* Whether that worker is a thread of the queue's own, or a place for one. */
bool thread_is(size_t worker);
/* The place that the next thread would get; SIZE_MAX if there is none. */
size_t thread_place(void);

/* machine.c: machine_open() for a program that has the places already. */
int machine_make(const struct scenario *scenario, char *why, size_t why_size);
/* Whether every worker of the program has finished. */
bool machine_ended(void);

/* trouble.c: ends the running worker's execution from inside its code. Does not return to a worker.
 */
void trouble(enum verdict verdict, uint64_t caller, const char *text, ...)
    __attribute__((format(printf, 3, 4)));
/* The same, from the scheduler, while it performs a step. */
void trouble_in_step(enum verdict verdict, uint64_t caller, const char *text, ...)
    __attribute__((format(printf, 3, 4)));

/* Writes the machine's trouble with its place: "FILE:LINE: what". Not from a worker. */
void trouble_tell(char *text, size_t size);

/* facts.c: the history as far as the judge can know it, in stamps that order operations as the
 * execution did. The history's arrays are static: valid until the next call. */
const struct history *facts_history(void);
/* The judge's verdict on it, remembered by the facts. */
unsigned facts_verdict(void);
void facts_forget(void);
struct hash facts_key(void);

/* names.c: where the code at a return address stands, as file:line. */
void names_place(uint64_t caller, char *text, size_t size);

#endif
