/* How long `qlab explain` may take, and how far it is. */
#ifndef QLAB_COMMAND_EXPLAIN_EARLY_BUDGET_H
#define QLAB_COMMAND_EXPLAIN_EARLY_BUDGET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/search/search.h"

/* From now on ^C and SIGTERM end what is explored, here and in children, and so does a time that is
 * over (in ns; 0: none). Without it nothing ends. False: no memory. */
bool budget_open(uint64_t nanoseconds);

/* What goes on, for the line of progress: "vyukov", "states". Both are kept, not copied. */
void budget_begin(const char *queue, const char *unit);

/* Whether it has to end, after so many of that unit: what explorers ask. Tells progress if stderr
 * is a terminal. */
bool budget_over(uint64_t done);

/* Wipes the line of progress. */
void budget_end(void);

/* explore_search within the budget, and with its line of progress. */
int budget_search(const struct experiment *experiment, struct search_options options,
                  struct exploration **exploration, char *why, size_t why_size);

/* Whether the end was met, by the clock or by a signal; and whether by a signal. */
bool budget_is_over(void);
bool budget_interrupted(void);

#endif
