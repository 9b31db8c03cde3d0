/* The step that a worker has announced: whether and how it can happen, and doing it. What that
 * means is said by its struct step_kind. */
#ifndef QLAB_EXPLORE_MACHINE_ANNOUNCED_H
#define QLAB_EXPLORE_MACHINE_ANNOUNCED_H

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>

#include "explore/machine/machine.h"
#include "explore/memory/access.h"
#include "explore/steps/clock.h"
#include "explore/steps/flush.h"

static inline const struct step_kind *step_announced(const struct machine_worker *worker)
{
    const struct step_kind *kind = step_kind(worker->fiber.request.what);
    assert(kind);
    return kind;
}

/* Whether it can happen now. */
static inline bool step_enabled(const struct machine_worker *worker)
{
    const struct step_kind *kind = step_announced(worker);
    return (!worker->buffer.count || flush_lets(worker)) &&
           (!kind->enabled || kind->enabled(worker));
}

/* Whether it could happen by that ingredient, and then other than without it. */
bool step_offers(const struct machine_worker *worker, enum ingredient ingredient);
/* Whether it may give up instead: a timed wait. */
bool step_timed(const struct machine_worker *worker);
/* The workers that it may pick from, as bits; 0: it picks none. */
static inline unsigned step_picks(const struct machine_worker *worker)
{
    const struct step_kind *kind = step_announced(worker);
    if (kind->on == STEP_ON_BYTES && c11_models(worker))
        return access_picks(worker, false);
    return kind->picks ? kind->picks(worker) : 0;
}

/* The worker that holds what it waits for; SIZE_MAX: none. */
size_t step_holder(const struct machine_worker *worker);

/* Whether the announced operation is a step at all. In sequentially consistent memory a fence
 * changes nothing, so it is none; with store buffers only the full fence waits for anything, and
 * under C11 only that changes more than its worker. */
static inline bool step_visible(const struct machine_worker *worker)
{
    const struct request *request = &worker->fiber.request;
    if (step_of(request->what) == STEP_CLOCK)
        return clock_matters(worker);
    return step_of(request->what) != STEP_FENCE || (machine.experiment.memory != MEMORY_SC &&
                                                    step_order(request->what) == __ATOMIC_SEQ_CST);
}

/* Performs it and fills machine.record. Returns false if the worker is parked again with another
 * request (the second half of a wait) and must not be resumed. */
bool step_perform(struct machine_worker *worker, struct choice choice);

#endif
