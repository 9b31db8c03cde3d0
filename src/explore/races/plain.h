/* Which memory of the arena can race at all: plain code accesses it, and somebody writes there once
 * the queue is made. Whoever has seen all executions once knows which; elsewhere no access needs to
 * be noted.
 */
#ifndef QLAB_EXPLORE_RACES_PLAIN_H
#define QLAB_EXPLORE_RACES_PLAIN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/machine/arena.h"

enum plain_mode { PLAIN_ANYWHERE, PLAIN_COLLECTING, PLAIN_SETTLED };
enum { PLAIN_WORD = 8, PLAIN_ACCESSED = 1, PLAIN_WRITTEN = 2 };

/* Asked at every step, so the questions are answered in place. */
struct plain {
    enum plain_mode now;
    bool grown;
    unsigned char words[ARENA_SIZE / PLAIN_WORD]; /* PLAIN_ACCESSED by plain code, PLAIN_WRITTEN by
                                                     anybody */
};
extern struct plain plain;

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

static inline uint64_t plain_word(uint64_t address)
{
    return (address - (uintptr_t)arena.queue) / PLAIN_WORD;
}

/* Notes that these bytes are used so. */
static inline void plain_add(uint64_t address, size_t size, unsigned char bits)
{
    if (plain.now == PLAIN_ANYWHERE || !size)
        return;
    for (uint64_t word = plain_word(address); word <= plain_word(address + size - 1); word++)
        if (word < ARENA_SIZE / PLAIN_WORD) {
            plain.grown |= (plain.words[word] | bits) != plain.words[word];
            plain.words[word] |= bits;
        }
}

/* Plain code accesses these bytes; or an atomic operation does. */
static inline void plain_note(uint64_t address, size_t size, bool write)
{
    plain_add(address, size, write ? PLAIN_ACCESSED | PLAIN_WRITTEN : PLAIN_ACCESSED);
}

static inline void plain_note_atomic(uint64_t address, size_t size, bool write)
{
    if (write)
        plain_add(address, size, PLAIN_WRITTEN);
}

/* Whether an access to any of them may ever race; of other memory than the arena's, always. */
static inline bool plain_may_race(uint64_t address, size_t size)
{
    if (plain.now != PLAIN_SETTLED || plain_word(address) >= ARENA_SIZE / PLAIN_WORD)
        return true;
    for (uint64_t word = plain_word(address); word <= plain_word(address + size - 1); word++)
        if (plain.words[word] == (PLAIN_ACCESSED | PLAIN_WRITTEN))
            return true;
    return false;
}

#endif
