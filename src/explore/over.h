/* How an exploration is ended from outside: search, hunt, stories and samples ask now and then. */
#ifndef QLAB_EXPLORE_OVER_H
#define QLAB_EXPLORE_OVER_H

#include <stdbool.h>
#include <stdint.h>

/* Whether to end now, after so many states, executions or runs: what follows is of a part then, and
 * marked as stopped. Called every few milliseconds; once true, it should stay so. */
typedef bool explore_over(uint64_t done);

#endif
