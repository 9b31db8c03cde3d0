/* The step that a worker has announced: see announced.h. */
#include "explore/machine/announced.h"

bool step_offers(const struct machine_worker *worker, enum ingredient ingredient)
{
    const struct step_kind *kind = step_announced(worker);
    return kind->offers && kind->offers(worker, ingredient);
}

bool step_timed(const struct machine_worker *worker)
{
    return step_offers(worker, INGREDIENT_TIMEOUT);
}

size_t step_holder(const struct machine_worker *worker)
{
    const struct step_kind *kind = step_announced(worker);
    return kind->holder ? kind->holder(worker) : SIZE_MAX;
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
    return step_announced(worker)->perform(worker, choice);
}
