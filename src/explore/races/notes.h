/* What the workers did to memory, and what they left for each other, along one execution; and the
 * first data race among it. The notes are cut off when the machine goes back. */
#ifndef QLAB_EXPLORE_RACES_NOTES_H
#define QLAB_EXPLORE_RACES_NOTES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/machine/machine.h"
#include "explore/races/clock.h"

struct access {
    uint64_t address, caller;
    uint32_t size;
    uint16_t span; /* of the worker, when it happened */
    uint8_t worker;
    bool write, atomic, freed, is_volatile;
    uint32_t plain;   /* the last access before it that is not atomic: its place from 1; 0: none */
    uint32_t outdone; /* by a later one: its place from 1; 0: by none. See notes_outdone() */
};

/* What a step left for whoever acquires it. */
struct published {
    uint64_t address;
    uint32_t before; /* what was left there before it: its place from 1; 0: nothing */
    bool outdone;
    struct clock clock;
};

/* Two accesses that nothing orders. */
struct race {
    bool found;
    struct access first, second;
};

/* How long the notes are. */
struct notes_mark {
    uint32_t accesses, published;
    bool found;
};

/* Forgets everything. Memory is kept until notes_close. */
void notes_open(bool watching);
void notes_close(void);
/* Forgets what was before: it is before all that follows. */
void notes_forget(void);
void notes_watch(bool on);
/* States are to be compared: for that it is noted which accesses are outdone. */
void notes_compare(bool on);
/* Whether the worker is watched: the prefix is alone. */
bool notes_watching(const struct machine_worker *worker);
/* Whether notes were lost because memory ran out. */
bool notes_lost(void);

struct notes_mark notes_mark(void);
void notes_back(struct notes_mark mark);

/* Notes an access of the worker, now, and the first race that it makes. */
void notes_access(const struct machine_worker *worker, struct access access);
/* Leaves a clock at an address for whoever acquires it. */
void notes_publish(uint64_t address, const struct clock *clock);
/* The last clock left there, or NULL; valid until the next is left. */
const struct clock *notes_published(uint64_t address);
/* Lets the worker know all who gave back memory that these bytes were part of; whether there are
 * any. */
bool notes_join_freed(struct machine_worker *worker, uint64_t address, size_t size);

/* Whether whatever would race with it races with a later one, too, that knew of it: then it need
 * not be remembered. (So of a word one needs the last write, and the reads since: C. Flanagan and
 * S. N. Freund, FastTrack, PLDI 2009.) */
bool notes_outdone(const struct access *access);
/* Marks as outdone what was left at an address before. */
void notes_sift(void);
/* The lists; valid until something is noted. */
const struct access *notes_accesses(size_t *count);
const struct published *notes_left(size_t *count);

/* Adds to a hash who knows of which accesses, so far as it matters for races to come. */
void notes_hash(struct hash *hash);

const struct race *notes_race(void);

#endif
