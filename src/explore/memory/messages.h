/* Locations and their messages: see c11.h. */
#ifndef QLAB_EXPLORE_MEMORY_MESSAGES_H
#define QLAB_EXPLORE_MEMORY_MESSAGES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/memory/c11.h"

/* The number of the location, or SIZE_MAX: nothing is known of it but what memory has. */
size_t location_at(uint64_t address);
/* The same, where an operation is about to go. False, and the execution ends, if a location of
 * another width is in the way. */
bool location_reach(const struct request *request, size_t *location);
/* A new one, where there is none, with what is in memory. SIZE_MAX, and the execution ends, if
 * there is no place. */
size_t location_make(const struct request *request);
/* Forgets the locations in these bytes, which are something new from here on. */
void locations_renew(uint64_t address, size_t size);
void location_forget(size_t location);

static inline struct message *message_at(size_t location, size_t rank)
{
    return &c11.messages[c11.locations[location].first + rank];
}

/* Its value: that of the newest is in memory. */
step_value message_value(size_t location, size_t rank);
/* Puts a new message at that rank, before those that have it now and higher ones; false, and the
 * execution ends, if there is no place. The value goes into memory if it is the newest. */
bool message_insert(size_t location, size_t rank, step_value value, const struct request *request);
/* Forgets the oldest one, which nobody can read any more. */
void message_forget(size_t location);

#endif
