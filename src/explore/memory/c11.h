/* C11 memory, as RC11 has it: O. Lahav and others, Repairing Sequential Consistency in C/C++11
 * (PLDI 2017), by views as in J. Kang and others, A Promising Semantics (POPL 2017, without
 * promises: no value comes out of thin air).
 *
 * Every store to an atomic object leaves a message there, somewhere in the order of its messages,
 * behind all that its worker has seen; a load picks one that its worker may still read. A
 * read-modify-write stands right behind the message that it read. The newest message's value is
 * what memory has; a location with one message that everybody has seen is none, so where all know
 * everything there are no messages at all. Plain stores make an atomic object anew: without data
 * races all later accesses know of them.
 *
 * Everything here is in normal form after each step (settle.h) and part of the state.
 */
#ifndef QLAB_EXPLORE_MEMORY_C11_H
#define QLAB_EXPLORE_MEMORY_C11_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/machine/hash.h"
#include "explore/machine/machine.h"
#include "explore/memory/view.h"
#include "explore/steps/step.h"

enum { C11_MESSAGES = 160, C11_AT_ONE = 32, C11_LEFT = 96, C11_NODES = 64, C11_NONE = 255 };

struct c11_worker {
    uint64_t own;       /* its seq_cst accesses */
    uint64_t many, one; /* what has come here in .apart: to more than one location; to .last */
    uint64_t last;      /* the location of its last operation; 0 for a fence, or if it is all one */
    struct view now;
    struct view released; /* as it was at the last release fence */
    struct view acquired; /* what an acquire fence would make of it; nothing if none is expected */
};

struct message {
    step_value value; /* not of the newest: that is in memory */
    uint64_t before;  /* nodes that come before any store behind this message */
    uint64_t fences;  /* of these the fences that happened before its store */
    uint8_t node;     /* its own, or C11_NONE */
    bool follows;     /* it read the message before it: nothing comes between */
    struct view view;
};

struct location {
    uint64_t address;
    uint64_t older; /* as .before, of the messages that are forgotten */
    uint8_t width;
    uint8_t first, count; /* its messages, the oldest first */
};

/* What was left for later: by a mutex's last owner, in given back memory, ...; and by a worker's
 * release store, for its own later stores to the same location. */
struct left {
    uint64_t address, size;
    uint8_t worker; /* whose stores, or C11_NONE: it is for all */
    struct view view;
};

/* A seq_cst operation, as far as it can still be told from not being there: see psc.h. */
struct node {
    uint64_t address; /* of an access */
    uint64_t before;  /* the nodes before it, all of them */
    uint8_t worker;
    bool fence;
    struct view at; /* of a fence: .seen and .written */
};

struct c11 {
    uint8_t locations_count, messages_count, left_count, nodes_count;
    struct c11_worker worker[MACHINE_WORKERS];
    struct location locations[VIEW_LOCATIONS]; /* by address */
    struct message messages[C11_MESSAGES];     /* by location */
    struct left left[C11_LEFT];                /* by address and worker */
    struct node nodes[C11_NODES];              /* by worker, the oldest first */
};
extern struct c11 c11;
extern bool c11_begun; /* and not closed since */

/* Nothing has happened yet, or all that has is known to everybody: from here on it is modelled. */
void c11_open(void);
void c11_close(void);
/* Whether that worker's accesses go by messages: not while the queue is made, nor a visitor's. */
static inline bool c11_models(const struct machine_worker *worker)
{
    return c11_begun && worker != &machine.worker[machine.workers];
}

static inline struct c11_worker *c11_of(const struct machine_worker *worker)
{
    return &c11.worker[worker_number(worker)];
}

static inline bool c11_acquires(unsigned order)
{
    return order != __ATOMIC_RELAXED && order != __ATOMIC_RELEASE;
}

static inline bool c11_releases(unsigned order)
{
    return order >= __ATOMIC_RELEASE;
}

/* All views there are, one after the other; none in other memory. */
size_t c11_views(void);

static inline struct view *c11_view(size_t i)
{
    if (i < c11.messages_count)
        return &c11.messages[i].view;
    i -= c11.messages_count;
    if (i < c11.left_count)
        return &c11.left[i].view;
    i -= c11.left_count;
    if (i < c11.nodes_count)
        return &c11.nodes[i].at;
    i -= c11.nodes_count;
    if (i < machine.workers)
        return &c11.worker[i].now;
    i -= machine.workers;
    return i < machine.workers ? &c11.worker[i].released
                               : &c11.worker[i - machine.workers].acquired;
}

/* Where a worker's view is used from without: the clock of its own goes along. */
void c11_begin(const struct machine_worker *worker);
void c11_end(struct machine_worker *worker);

size_t c11_bytes(void);
unsigned char *c11_save(unsigned char *to);
const unsigned char *c11_load(const unsigned char *from);
void c11_hash(struct hash *key);

#endif
