/* The basic blocks of a queue file's instrumented code: what cannot be run in part. */
#ifndef QLAB_OWN_BLOCKS_H
#define QLAB_OWN_BLOCKS_H

#include <stdbool.h>
#include <stdint.h>

#include "queue/queue.h"

/* Told of one block: where its call of __sanitizer_cov_trace_pc() returns to, and the symbol of the
 * function that it is a part of ("" if it has none). */
typedef void own_block(void *context, uint64_t address, const char *function);

/* Tells of every block of the queue's, which own_load() has loaded. False: it is no own queue, or
 * its object cannot be read. */
bool own_blocks(const struct queue_class *queue, own_block *each, void *context);

#endif
