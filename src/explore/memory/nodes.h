/* The seq_cst operations that can still be told from not being there: struct node. */
#ifndef QLAB_EXPLORE_MEMORY_NODES_H
#define QLAB_EXPLORE_MEMORY_NODES_H

#include <stddef.h>
#include <stdint.h>

#include "explore/memory/c11.h"

static inline uint64_t node_bit(size_t node)
{
    return UINT64_C(1) << node;
}

/* The nodes that are fences, and those that are accesses there. */
uint64_t nodes_fences(void);
uint64_t nodes_accesses(uint64_t address);

/* A new node of the worker's, behind its others; C11_NONE, and the execution ends, if there is no
 * place. */
uint8_t nodes_add(const struct machine_worker *worker, struct node node);
void nodes_remove(size_t node);

#endif
