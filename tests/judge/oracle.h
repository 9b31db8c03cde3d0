/* The oracle: is there an order of these calls that a queue could have produced? By trying. */
#ifndef QLAB_TESTS_JUDGE_ORACLE_H
#define QLAB_TESTS_JUDGE_ORACLE_H

#include <stdbool.h>
#include <stddef.h>

#include "history/history.h"

enum { ORACLE_MOST = 8 };

/* What the calls are judged against. A bag gives any item, a queue the oldest. */
enum oracle_object { ORACLE_QUEUE, ORACLE_BAG };

/* True iff the calls (at most ORACLE_MOST that are not no-ops) are linearizable: some order of
 * them respects all "a.returned + guard < b.invoked" and is a legal run of the object; pending
 * calls may be left out. FULL, BUSY and false are no-ops. */
bool oracle_accepts(const struct operation *calls, size_t count, uint64_t guard,
                    enum oracle_object object);

#endif
