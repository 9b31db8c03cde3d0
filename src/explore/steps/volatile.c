/* Volatile accesses are steps: other workers may see memory between two of them. They order nothing
 * and are no atomics: two that conflict are a data race in C11, if only in name on most machines.
 *
 * The compiler calls the hook before the access, which the worker's own code then makes: first
 * thing when it goes on, so nobody can come between. With store buffers the value is taken out of
 * memory again and waits; a worker that reads what it has stored is shown that for so long.
 */
#include "explore/steps/volatile.h"

#include "explore/machine/buffer.h"
#include "explore/machine/trouble.h"
#include "explore/races/order.h"
#include "explore/steps/atomic.h"
#include "explore/steps/bytes.h"
#include "explore/steps/flush.h"
#include "explore/steps/step.h"

struct volatile_access volatile_access;

static bool volatile_performs(struct machine_worker *worker, struct choice choice)
{
    (void)choice;
    if (!atomic_reached(worker))
        return true;
    const struct request *request = &worker->fiber.request;
    if (machine.experiment.memory == MEMORY_C11) {
        trouble_in_step(VERDICT_REFUSED, request->caller,
                        "a volatile access is not modelled in C11 memory, where it orders nothing");
        return true;
    }
    unsigned width = step_width(request->what);
    step_value memory = atomic_fetch(request->address, width), seen = memory;
    struct record *record = &machine.record;
    record->buffered = buffer_meets(&worker->buffer, request->address, width);
    if (record->buffered)
        buffer_forward(&worker->buffer, request->address, &seen, width);
    record->before = record->after = seen;
    volatile_access = (struct volatile_access){worker, *request, memory, record->buffered};
    if (record->buffered)
        atomic_put(request->address, width, seen);
    return true;
}

void volatile_settle(void)
{
    struct volatile_access done = volatile_access;
    unsigned width = step_width(done.request.what);
    volatile_access.worker = NULL;
    if (step_of(done.request.what) == STEP_VOLATILE_STORE) {
        machine.record.after = atomic_fetch(done.request.address, width);
        if (flush_wants(&done.request)) {
            flush_later(done.worker, &done.request, (uint64_t)machine.record.after);
            machine.record.buffered = done.hidden = true;
        }
    }
    if (done.hidden)
        atomic_put(done.request.address, width, done.before);
}

static void load_orders(struct machine_worker *worker, const struct record *record)
{
    order_volatile(worker, record, false);
}

static void store_orders(struct machine_worker *worker, const struct record *record)
{
    order_volatile(worker, record, true);
}

const struct step_kind step_volatile_load = {
    .word = "load",
    .on = STEP_ON_VOLATILE,
    .told = STEP_TOLD_LOAD,
    .only_reads = true,
    .passes = true,
    .perform = volatile_performs,
    .orders = load_orders,
};

const struct step_kind step_volatile_store = {
    .word = "store",
    .on = STEP_ON_VOLATILE,
    .told = STEP_TOLD_CHANGE,
    .silent = true,
    .perform = volatile_performs,
    .orders = store_orders,
};
