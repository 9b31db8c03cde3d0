/* The order that seq_cst asks for: RC11's psc, the partial order of seq_cst operations, has no
 * circle. (Lahav and others, PLDI 2017, section 4; its names: sb, hb, mo, fr, eco, scb.)
 *
 * psc is no part of happens-before, and a store may get a place before others, or a load read an
 * old message, long after them. So seq_cst operations are kept as nodes, with the nodes before
 * each, for as long as something can still come before them. Where nodes lead is kept as masks:
 * .leads of a view: to every seq_cst fence from there on; .before of a message: to every store
 * behind it. A choice that would close a circle is none.
 */
#ifndef QLAB_EXPLORE_MEMORY_PSC_H
#define QLAB_EXPLORE_MEMORY_PSC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/memory/c11.h"

/* What an atomic operation is about to do: read the message of that rank, or store behind it. */
struct touch {
    const struct machine_worker *worker;
    size_t location, rank;
    unsigned order;
    bool reads, writes;
};

/* Whether it would close a circle. */
bool psc_forbids(const struct touch *touch);
/* It happens: its node, or C11_NONE, and what comes before what. Before the messages change. */
uint8_t psc_touch(const struct touch *touch);
/* A seq_cst fence of the worker's happens. */
void psc_fence(const struct machine_worker *worker);

/* The worker's next operation is at that address (0: a fence), and then it is over. */
void psc_passes(struct c11_worker *worker, uint64_t address);
void psc_passed(struct c11_worker *worker);
/* What the worker's operation, now between these two, hands to others. */
struct view psc_leaving(const struct c11_worker *worker);

/* The nodes that come before any store behind that message. */
uint64_t psc_before(size_t location, size_t rank);

#endif
