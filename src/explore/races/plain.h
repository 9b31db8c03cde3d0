/* Which memory of the arena can race at all: plain code accesses it, and somebody writes there once
 * the queue is made. Whoever has seen all executions once knows which; elsewhere no access needs to
 * be noted.
 */
#ifndef QLAB_EXPLORE_RACES_PLAIN_H
#define QLAB_EXPLORE_RACES_PLAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Any memory may be accessed, and nothing is noted: so it is at first. */
void plain_forget(void);
/* Notes from now on what is accessed. */
void plain_collect(void);
/* Goes on noting, besides what was noted before. */
void plain_resume(void);
/* What was noted is all there is; */
void plain_settle(void);
/* unless this says, later, that it was not. */
bool plain_grown(void);

/* Plain code accesses these bytes; or an atomic operation does. */
void plain_note(uint64_t address, size_t size, bool write);
void plain_note_atomic(uint64_t address, size_t size, bool write);
/* Whether an access to any of them may ever race; of other memory than the arena's, always. */
bool plain_may_race(uint64_t address, size_t size);

#endif
