/* Drawing calls apart that have the same stamps: what a worker's own order proves cannot be seen in
 * a picture of its stamps. Each stamp becomes as many steps as the busiest worker needs for what it
 * does at it; all workers begin these at the same step, for they are concurrent.
 */
#include "report/plot/timeline/spread.h"

#include <errno.h>
#include <stdlib.h>

#include "report/plot/timeline/call.h"

/* Where a worker's log is being read: its next stamp. */
struct place {
    size_t call;
    bool returns;
};

static uint64_t *stamp_at(const struct history_log *log, struct place place)
{
    struct operation *call = &log->operations[place.call];
    return place.returns ? &call->returned : &call->invoked;
}

/* The least stamp that is still to be read; STAMP_NEVER: none. */
static uint64_t least_stamp(const struct history *excerpt, const struct place *places)
{
    uint64_t least = STAMP_NEVER;
    for (size_t w = 0; w < excerpt->workers; w++)
        if (places[w].call < excerpt->logs[w].count) {
            uint64_t stamp = *stamp_at(&excerpt->logs[w], places[w]);
            least = stamp < least ? stamp : least;
        }
    return least;
}

/* Replaces what a worker has at this stamp by steps from `step` on; the step after them. */
static uint64_t replace(const struct history_log *log, struct place *place, uint64_t stamp,
                        uint64_t step)
{
    for (; place->call < log->count && *stamp_at(log, *place) == stamp; step++) {
        *stamp_at(log, *place) = step;
        place->call += place->returns;
        place->returns = !place->returns;
    }
    return step;
}

/* The steps between which an item was inside; `last` if it was not got among these calls. */
static void follow(const struct history *excerpt, struct cover_link *link, uint64_t last)
{
    link->from = 0;
    link->until = last;
    for (size_t w = 0; w < excerpt->workers; w++)
        for (size_t i = 0; i < excerpt->logs[w].count; i++) {
            const struct operation *call = &excerpt->logs[w].operations[i];
            if (call_item(call) != link->item)
                continue;
            if (call->kind == OPERATION_PUT)
                link->from = call->returned;
            else
                link->until = call->invoked;
        }
}

int spread_stamps(struct history *excerpt, struct exhibit *exhibit)
{
    struct place *places = calloc(excerpt->workers + 1, sizeof *places);
    uint64_t step = 1;
    if (!places)
        return ENOMEM;
    for (uint64_t stamp; (stamp = least_stamp(excerpt, places)) != STAMP_NEVER;) {
        uint64_t next = step;
        for (size_t w = 0; w < excerpt->workers; w++) {
            uint64_t after = replace(&excerpt->logs[w], &places[w], stamp, step);
            next = after > next ? after : next;
        }
        step = next;
    }
    free(places);
    excerpt->guard = excerpt->ticks_per_second = 0;
    exhibit->end = exhibit->call->returned;
    for (size_t i = 0; i < exhibit->link_count && i < LINKS_MOST; i++)
        follow(excerpt, &exhibit->links[i], step);
    return 0;
}
