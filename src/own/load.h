/* Loads an object of a queue file into this process. */
#ifndef QLAB_OWN_LOAD_H
#define QLAB_OWN_LOAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "queue/queue.h"

/* The one queue of the object. From here on the file's code may run: only in a process that is
 * contained (contain.h). NULL with one line in `why`, which says what is wrong and what was
 * expected. Loaded once however often it is asked for. */
const struct queue_class *load_queue(const char *shared, char *why, size_t size);

/* An address of code as the object that was loaded there and the place in it. NULL if it is none.
 */
const char *load_object_at(uint64_t address, uint64_t *offset);

/* The other way round: where that place of an object lies; 0 if it is not loaded. */
uint64_t load_address(const char *shared, uint64_t offset);

/* Whether such code called from just before that address. */
bool load_is_return(uint64_t address);

#endif
