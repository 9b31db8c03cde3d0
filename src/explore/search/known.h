/* States that searches of other programs found to be right, whatever comes: see known.c. */
#ifndef QLAB_EXPLORE_SEARCH_KNOWN_H
#define QLAB_EXPLORE_SEARCH_KNOWN_H

#include <stdbool.h>
#include <stddef.h>

#include "explore/machine/hash.h"

struct keys {
    struct hash *list; /* open addressing; {0, 0}: free */
    size_t count, size;
};

struct known {
    struct keys right;   /* nothing wrong can come from there, but for a race */
    struct keys unraced; /* nor can a race, or of a hunt no race: states of who knows what */
    bool plain;          /* there was an access that could race */
};

/* The states of one search that others may come to, while it is not known yet whether they are
 * right. */
struct trail {
    struct keys *keys; /* of what is known; NULL: nothing is */
    struct hash salt;  /* what besides the state its future depends on */
    struct hash *met;
    size_t count, room;
};

/* Nothing is known. From now on all searches are to be given it, for it is noted, too, which memory
 * plain code accesses (races/plain.h). */
void known_begin(struct known *known);
void known_free(struct known *known);

/* Begins to look at the experiment of the open machine. */
void trail_begin(struct trail *trail, struct keys *keys);
/* Has the memory brought that trail_meets() will look at first. */
void trail_fetch(const struct trail *trail, struct hash key);
/* Whether that state is known. If not it is noted. */
bool trail_meets(struct trail *trail, struct hash key);
/* The search is over; if all of its states were right they are known from now on. */
void trail_end(struct trail *trail, bool right);

#endif
