/* What the explorer's own files share and no engine needs. */
#ifndef QLAB_EXPLORE_MACHINE_ROOM_H
#define QLAB_EXPLORE_MACHINE_ROOM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/machine/machine.h"

enum { STACK_SIZE = 1 << 16 };

/* stacks.c: one per worker, at fixed addresses with unmapped memory between them. */
int stacks_open(size_t count);
void stacks_close(void);
uint64_t stack_top(size_t worker);

/* steps.c: whether the worker's announced step can happen now. */
bool step_enabled(const struct machine_worker *worker);
/* Whether the announced operation is a step at all in this memory model. */
bool step_visible(const struct machine_worker *worker);
/* Performs it and fills machine.record. Returns false if the worker is parked again with another
 * request (the second half of a wait) and must not be resumed. */
bool step_perform(struct machine_worker *worker, struct choice choice);

/* bound.c: strikes out the choices that need a preemption too many; returns how many are left. */
size_t bound_choices(struct choice *list, size_t count);
/* Notes who runs and whether that is a preemption; before the step. */
void bound_take(struct choice choice);

/* memory.c: the atomic operations. A weak compare-exchange that `fails` does so in any case. */
void memory_perform(struct machine_worker *worker, bool fails);
/* Whether it is a weak compare-exchange that would succeed. */
bool memory_swaps(const struct machine_worker *worker);

/* buffer.c: whether the request is a store that goes into the buffer. */
bool buffer_wants(const struct request *request);
/* Whether the worker's step does not have to wait for its buffer. */
bool buffer_lets(const struct machine_worker *worker);
/* Puts the announced store behind the others. */
void buffer_put(struct machine_worker *worker, uint64_t value);
/* Whether any waiting store touches these bytes. */
bool buffer_meets(const struct buffer *buffer, uint64_t address, size_t width);
/* Changes a value read from memory into what the worker sees there. */
void buffer_forward(const struct buffer *buffer, uint64_t address, void *value, size_t width);
/* Drops the stores to memory that their worker gives back. */
void buffer_forget(struct buffer *buffer, uint64_t address, size_t width);
/* Lets the oldest store reach memory. */
void buffer_flush(struct machine_worker *worker);

/* choices.c: whether the worker could go on, now or later. Where workers have parts of the queue,
 * each is a process of its own: the threads that it started die with it. */
bool worker_moves(size_t worker);
/* Whether any worker has died. */
bool somebody_died(void);

/* machine.c: begins the worker's program and runs it to its first step. */
void worker_begin(size_t self);
/* Gives it a part of the queue before that. False: it waits for ever, or ran into trouble. */
bool worker_attach(size_t self);

/* aftermath.c: what becomes of one more get after the end of an execution in which somebody died.
 */
enum aftermath aftermath(void);

/* sync.c: mutexes, conditions, spin locks and semaphores. */
bool sync_enabled(const struct machine_worker *worker, bool timeout);
bool sync_perform(struct machine_worker *worker, struct choice choice);
bool sync_timed(const struct machine_worker *worker);
/* The worker that holds the mutex that the announced step wants; SIZE_MAX: none. */
size_t sync_holder(const struct machine_worker *worker);
/* Whether the announced step could happen by that ingredient, and then other than without it. */
bool sync_offers(const struct machine_worker *worker, enum ingredient ingredient);
/* Workers that a signal of the announced condition could wake, as bits. */
unsigned sync_waiting(const struct machine_worker *worker);

/* Whether it may give up instead: a timed wait. */
bool step_timed(const struct machine_worker *worker);

/* pipe.c: pipes and poll(). */
bool pipe_enabled(const struct machine_worker *worker);
void pipe_perform(struct machine_worker *worker, struct choice choice);

/* thread.c: threads that the queue starts, and pthread_once(). */
enum { ONCE_RUNNING = 1, ONCE_DONE };
bool thread_enabled(const struct machine_worker *worker);
void thread_perform(struct machine_worker *worker);
/* Whether that worker is a thread of the queue's own, or a place for one. */
bool thread_is(size_t worker);
/* Whether a thread of the queue's own could go on some day. */
bool thread_alive(void);
/* The place that the next thread would get; SIZE_MAX if there is none. */
size_t thread_place(void);

/* machine.c: machine_open() for a program that has the places already. */
int machine_make(const struct experiment *experiment, char *why, size_t why_size);
/* Whether every worker of the program has finished. */
bool machine_ended(void);

/* experiment.c: 0, or EINVAL with the reason in `why`: the queue cannot run this program. */
int experiment_check(const struct experiment *experiment, char *why, size_t why_size);

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
/* What matters of which operations have returned before one of that kind is invoked now: see struct
 * fact. */
uint64_t facts_before(enum operation_kind kind);
/* The judge's verdict on it, remembered by the facts. */
unsigned facts_verdict(void);
void facts_forget(void);
struct hash facts_key(void);

/* names.c: where the code at a return address stands, as file:line. */
void names_place(uint64_t caller, char *text, size_t size);

#endif
