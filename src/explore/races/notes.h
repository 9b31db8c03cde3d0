/* What the workers did to memory along one execution, and the first data race among it; passed.h
 * has what they left for each other. The notes are cut off when the machine goes back. */
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
    uint32_t fell; /* how many do not stand any more since then: see notes_standing() */
};

/* Two accesses that nothing orders. */
struct race {
    bool found;
    struct access first, second;
};

/* How long the notes are. */
struct notes_mark {
    uint32_t accesses, passed;
    bool found;
};

/* Forgets everything. Memory is kept until notes_close. */
void notes_open(bool watching);
void notes_close(void);
/* Forgets what was before: it is before all that follows. */
void notes_forget(void);
void notes_watch(bool on);
/* Whether the worker is watched: the prefix is alone. */
bool notes_watching(const struct machine_worker *worker);
/* Whether notes were lost because memory ran out. */
bool notes_lost(void);

struct notes_mark notes_mark(void);
void notes_back(struct notes_mark mark);

/* Notes an access of the worker, now, and the first race that it makes. */
void notes_access(const struct machine_worker *worker, struct access access);
/* passed_on(), and notes are lost if that is. */
void notes_pass_on(uint64_t address, const struct clock *clock);
/* Lets the worker know all who gave back memory that these bytes were part of; whether there are
 * any. */
bool notes_join_freed(struct machine_worker *worker, uint64_t address, size_t size);

/* The accesses; and of these, in order, the places of those that stand: an access falls if whatever
 * would race with it races with a later one, too, that knew of it. (So of a word one needs the last
 * write, and the reads since: C. Flanagan and S. N. Freund, FastTrack, PLDI 2009.) Valid until
 * something is noted. */
const struct access *notes_standing(const uint32_t **places, size_t *count);

/* Adds to a hash who knows of which accesses, so far as it matters for races to come. */
void notes_hash(struct hash *hash);

const struct race *notes_race(void);

#endif
