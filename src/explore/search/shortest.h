/* The shortest lie: see shortest.c. */
#ifndef QLAB_EXPLORE_SEARCH_SHORTEST_H
#define QLAB_EXPLORE_SEARCH_SHORTEST_H

#include "explore/search/search.h"
#include "explore/tell/execution.h"

/* The least execution that is sought: first by the strongest ingredient that it needs (enum
 * ingredient), so nothing weaker suffices; then by (uses, preemptions, switches, steps). Minimal by
 * construction, because the search weighed every one. Returns 0, ENOENT if there is none, or
 * ENOMEM. Free with execution_free. */
int explore_shortest(struct exploration *exploration, struct execution *execution);
/* The same with every ingredient that is allowed for nothing: by (uses, preemptions, switches,
 * steps) alone. */
int explore_shortest_of_all(struct exploration *exploration, struct execution *execution);

#endif
