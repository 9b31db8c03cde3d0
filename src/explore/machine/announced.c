/* The step that a worker has announced: see announced.h. */
#include "explore/machine/announced.h"

#include <assert.h>

#include "explore/memory/access.h"
#include "explore/steps/clock.h"
#include "explore/steps/flush.h"

static const struct step_kind *kind_of(const struct machine_worker *worker)
{
    const struct step_kind *kind = step_kind(worker->fiber.request.what);
    assert(kind);
    return kind;
}

bool step_enabled(const struct machine_worker *worker)
{
    const struct step_kind *kind = kind_of(worker);
    return (!worker->buffer.count || flush_lets(worker)) &&
           (!kind->enabled || kind->enabled(worker));
}

bool step_offers(const struct machine_worker *worker, enum ingredient ingredient)
{
    const struct step_kind *kind = kind_of(worker);
    return kind->offers && kind->offers(worker, ingredient);
}

bool step_timed(const struct machine_worker *worker)
{
    return step_offers(worker, INGREDIENT_TIMEOUT);
}

unsigned step_picks(const struct machine_worker *worker)
{
    const struct step_kind *kind = kind_of(worker);
    if (kind->on == STEP_ON_BYTES && c11_models(worker))
        return access_picks(worker, false);
    return kind->picks ? kind->picks(worker) : 0;
}

size_t step_holder(const struct machine_worker *worker)
{
    const struct step_kind *kind = kind_of(worker);
    return kind->holder ? kind->holder(worker) : SIZE_MAX;
}

/* In sequentially consistent memory a fence changes nothing, so it is no step; with store buffers
 * only the full fence waits for anything, and under C11 only that changes more than its worker. */
bool step_visible(const struct machine_worker *worker)
{
    const struct request *request = &worker->fiber.request;
    if (step_of(request->what) == STEP_CLOCK)
        return clock_matters(worker);
    return step_of(request->what) != STEP_FENCE || (machine.experiment.memory != MEMORY_SC &&
                                                    step_order(request->what) == __ATOMIC_SEQ_CST);
}

bool step_perform(struct machine_worker *worker, struct choice choice)
{
    const struct request *request = &worker->fiber.request;
    struct record *record = &machine.record;
    record->kind = (uint8_t)step_of(request->what);
    record->width = (uint8_t)step_width(request->what);
    record->order = (uint8_t)step_order(request->what);
    record->succeeded = true;
    record->heap = 0;
    record->buffered = record->unheard = record->timed = false;
    record->age = 0;
    record->address = machine.touched = request->address;
    record->caller = request->caller;
    record->before = record->after = 0;
    return kind_of(worker)->perform(worker, choice);
}
