/* What is handed on otherwise than by atomic operations, under C11: by fences, mutexes and other
 * objects, given back memory, threads that start and end. */
#ifndef QLAB_EXPLORE_MEMORY_HANDED_H
#define QLAB_EXPLORE_MEMORY_HANDED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/memory/c11.h"

/* Leaves what the worker knows, instead of what is there or besides it. */
void handed_over(struct machine_worker *worker, uint64_t address, bool besides);
/* Takes in what was left. */
void handed_on(struct machine_worker *worker, uint64_t address);
/* Takes in all that another worker knows. */
void handed_by(struct machine_worker *worker, size_t other);
/* A thread starts, and knows what this worker knows. */
void handed_to_thread(const struct machine_worker *worker, size_t thread);
void handed_fence(struct machine_worker *worker, unsigned order);
/* Memory is given back by the running worker, and becomes somebody's. */
void handed_back(struct machine_worker *worker, uint64_t address, size_t size);
void handed_out(struct machine_worker *worker, uint64_t address, size_t size);
/* An operation of the worker's has returned: its frames are gone. */
void handed_return(struct machine_worker *worker);

#endif
