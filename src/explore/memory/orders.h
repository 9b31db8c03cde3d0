/* The memory orders that a queue's code asks for, and one of them made weaker: which does it need?
 */
#ifndef QLAB_EXPLORE_MEMORY_ORDERS_H
#define QLAB_EXPLORE_MEMORY_ORDERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/machine/fiber.h"

enum { ORDER_SITES = 256 };

/* An order in the machine code: a call of an atomic operation. */
struct order_site {
    uint64_t caller; /* return address of the call */
    uint8_t step;    /* enum step */
    uint8_t order;   /* as in <stdatomic.h> */
    bool failed;     /* of a compare-exchange that fails; it has two */
};

/* From here on the orders that are met are listed, each once. */
void orders_list(void);
/* Those so far; valid until the next call of orders_list(). */
size_t orders_listed(const struct order_site **sites);
/* Whether that one of them was met since orders_unmeet(). */
void orders_unmeet(void);
bool orders_met(size_t site);

/* From here on the orders of these sites, all of one line of source, are that one. None: all are as
 * written. The sites are copied. */
void orders_weaken(const struct order_site *const *sites, size_t count, unsigned order);

/* Whether any are listed or weakened. */
extern bool orders_matter;
/* Lists the orders of an operation that a worker has announced, and weakens them. */
void orders_meet(struct request *request);

/* The next weaker orders than that of a step: in *first, and in *second, which is the same if there
 * is but one. False: there are none. */
bool orders_weaker(uint8_t step, bool failed, unsigned order, unsigned *first, unsigned *second);
/* "seq_cst" */
const char *orders_word(unsigned order);

#endif
