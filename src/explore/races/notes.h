/* What races.c keeps and clocks.c asks for. */
#ifndef QLAB_EXPLORE_RACES_NOTES_H
#define QLAB_EXPLORE_RACES_NOTES_H

#include "explore/machine/machine.h"

struct access {
    uint64_t address, caller;
    uint32_t size;
    uint16_t span; /* of the worker, when it happened */
    uint8_t worker;
    bool write, atomic, freed;
};

bool notes_watching(const struct machine_worker *worker);
/* Notes an access of the worker, now, and the first race that it makes. */
void notes_access(const struct machine_worker *worker, struct access access);
/* Leaves a clock at an address for whoever acquires it. */
void notes_publish(uint64_t address, const struct clock *clock);
/* The last clock left there, or NULL; valid until the next is left. */
const struct clock *notes_published(uint64_t address);
/* Lets the worker know all who gave back memory that these bytes were part of; whether there are
 * any. */
bool notes_join_freed(struct machine_worker *worker, uint64_t address, size_t size);

void clock_join(struct clock *clock, const struct clock *other);

#endif
