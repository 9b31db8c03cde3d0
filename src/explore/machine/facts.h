/* What the judge may know of an execution: see facts.c. */
#ifndef QLAB_EXPLORE_MACHINE_FACTS_H
#define QLAB_EXPLORE_MACHINE_FACTS_H

#include <stdint.h>

#include "explore/machine/machine.h"
#include "history/history.h"

/* The history as far as the judge can know it, in stamps that order operations as the
 * execution did. The history's arrays are static: valid until the next call. */
const struct history *facts_history(void);
/* The stamp of the deadline of a worker's operation in it; STAMP_NEVER - 1: it has none, or it has
 * not come. */
uint64_t facts_deadline(size_t worker, size_t operation);
/* What matters of which operations have returned before the worker invokes one of that kind now:
 * see struct fact. Under C11 an operation has returned before if that happened before. */
uint64_t facts_before(const struct machine_worker *worker, enum operation_kind kind);
/* The items that were put and not got, as bits from item 1 on: what should be inside. */
uint64_t facts_inside(void);
/* Those that were got, and their puts have not returned: they never will be inside. */
uint64_t facts_early(void);
/* All that the judge may know, as a hash. */
struct hash facts_key(void);
/* The judge's verdict on it, remembered by the facts. */
unsigned facts_verdict(void);
void facts_forget(void);

#endif
