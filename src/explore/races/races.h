/* Data races: two accesses to the same bytes by different workers, at least one of them a write and
 * at least one plain, that no synchronization orders. In C that is undefined behaviour, even where
 * this machine would do nothing odd.
 *
 * What orders is what C11 says: a release and the acquire that reads it or a read-modify-write on
 * top of it, fences, unlock and lock, post and wait, free() and the malloc() that gets the same
 * memory. A vector clock per worker says what it has thereby learnt of the others. A race is noted,
 * and the execution goes on.
 */
#ifndef QLAB_EXPLORE_RACES_RACES_H
#define QLAB_EXPLORE_RACES_RACES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/machine/machine.h"

/* Forgets everything. Watching begins; what is noted, and for how long, is in notes.h. */
void races_open(void);
/* A search that is not after races leaves them out, and is faster. */
void races_watch(bool on);

/* The worker has performed the step in machine.record. */
void races_step(struct machine_worker *worker);
/* A store of the worker's has reached memory out of its buffer. */
void races_flushed(const struct machine_worker *worker, const struct buffered *store);
/* A fence that is no step. */
void races_fence(struct machine_worker *worker, unsigned order);
/* The running worker accesses bytes of the arena. */
void races_access(uint64_t address, size_t size, bool write, uint64_t caller);
void races_freed(const void *block, size_t size, uint64_t caller);
void races_allocated(const void *block, size_t size);

/* What the past means for races to come, whatever the order in which it was noted: part of the
 * state where races are watched. */
void races_hash(struct hash *hash);

/* How many accesses there were, ever, that could be one of a race's two, watched or not. Where
 * there is none in any execution there is no race. */
uint64_t races_possible(void);
/* VERDICT_RACE if there was one in this execution, VERDICT_VOLATILE if of volatile accesses alone,
 * VERDICT_FREED if it was with free(), or 0. */
unsigned races_verdict(void);
/* Writes it down in words: what, and the two places in the source. */
void races_tell(char *text, size_t size);

#endif
