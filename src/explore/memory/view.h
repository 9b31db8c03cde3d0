/* Views: what a worker, a message or an object knows of memory under C11, see c11.h.
 *
 * Who acquires takes in the view of who released, and that is all that happens before means here.
 * The masks are of nodes, the seq_cst operations of psc.h: they are all 0 where there are none.
 */
#ifndef QLAB_EXPLORE_MEMORY_VIEW_H
#define QLAB_EXPLORE_MEMORY_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "explore/races/clock.h"

enum { VIEW_LOCATIONS = 32 };

/* Behind the locations that there are, there are zeros. */
struct view {
    uint8_t seen[VIEW_LOCATIONS]; /* the oldest message that may still be read, by location */
    uint64_t returned;  /* a byte a worker: so many of its operations have returned before */
    uint64_t before;    /* the nodes that happened before */
    uint64_t leads;     /* the nodes that come before any seq_cst fence from here on */
    uint64_t apart;     /* of the accesses those with another location between them and here */
    struct clock clock; /* for data races; no part of the state */
    /* All 0 where no fence is expected (experiment.fenceless), and then never looked at. */
    uint8_t written[VIEW_LOCATIONS];  /* the newest message whose store happened before */
    uint64_t through[VIEW_LOCATIONS]; /* fences that happened before an access there, which did */
};

/* How much of a view is in use. */
size_t view_bytes(void);
/* Adds all that another view knows. */
void view_join(struct view *restrict view, const struct view *restrict other);
/* Leaves what another view knows, too; not of the clocks. */
void view_meet(struct view *restrict view, const struct view *restrict other);
/* Takes away what stands in `common`, known to everybody: what is left matters. */
void view_reduce(struct view *restrict view, const struct view *restrict common);
/* Whether one that was so reduced says nothing any more, not even to the clocks. */
bool view_is_bare(const struct view *view, const struct view *common);

/* The larger of each of 8 bytes, and the smaller. */
uint64_t view_most(uint64_t a, uint64_t b);
uint64_t view_least(uint64_t a, uint64_t b);

#endif
