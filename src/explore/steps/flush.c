/* Stores that wait, and their flush: see flush.h. */
#include "explore/steps/flush.h"

#include <assert.h>
#include <string.h>

#include "explore/machine/arena.h"
#include "explore/machine/stack_writes.h"
#include "explore/machine/trouble.h"
#include "explore/races/races.h"

bool flush_wants(const struct request *request)
{
    enum step step = step_of(request->what);
    return machine.experiment.memory == MEMORY_TSO &&
           ((step == STEP_STORE && step_order(request->what) != __ATOMIC_SEQ_CST) ||
            step == STEP_VOLATILE_STORE || step == STEP_SPIN_UNLOCK) &&
           step_width(request->what) <= 8;
}

/* A locked instruction and a full fence wait for an empty buffer, a store for a place in it. */
bool flush_lets(const struct machine_worker *worker)
{
    const struct request *request = &worker->fiber.request;
    const struct step_kind *kind = step_kind(request->what);
    if (!worker->buffer.count || kind->passes || (kind->unlocked && kind->unlocked(worker)))
        return true;
    return flush_wants(request) && worker->buffer.count < BUFFER_STORES;
}

void flush_later(struct machine_worker *worker, const struct request *request, uint64_t value)
{
    assert(worker->buffer.count < BUFFER_STORES);
    worker->buffer.stores[worker->buffer.count++] = (struct buffered){
        .address = request->address,
        .value = value,
        .caller = request->caller,
        .width = (uint8_t)step_width(request->what),
        .order = (uint8_t)step_order(request->what),
        .position = worker->position,
    };
}

void flush_oldest(struct machine_worker *worker)
{
    struct buffer *buffer = &worker->buffer;
    assert(buffer->count);
    const struct buffered store = buffer->stores[0];
    machine.record = (struct record){.kind = STEP_FLUSH,
                                     .width = store.width,
                                     .order = store.order,
                                     .succeeded = true,
                                     .position = store.position,
                                     .address = store.address,
                                     .after = store.value,
                                     .caller = store.caller};
    buffer->count--;
    memmove(buffer->stores, buffer->stores + 1, buffer->count * sizeof *buffer->stores);
    machine.touched = store.address;
    if (arena_place(store.address, store.width) == ARENA_FREED) {
        trouble_in_step(VERDICT_FREED, store.caller,
                        "a store reaches memory that is not allocated any more");
        return;
    }
    size_t owner = stack_owner(store.address);
    if (owner != SIZE_MAX && !stack_reached(worker_number(worker), store.address)) {
        if (owner != worker_number(worker))
            trouble_in_step(VERDICT_FREED, store.caller,
                            "a store reaches a stack frame that has returned");
        return;
    }
    if (owner != SIZE_MAX)
        stack_write(owner, store.address, store.width);
    memcpy(&machine.record.before, (const void *)store.address, store.width);
    memcpy((void *)store.address, &store.value, store.width);
    races_flushed(worker, &store);
}

static bool flush_performs(struct machine_worker *worker, struct choice choice)
{
    (void)choice;
    flush_oldest(worker);
    return false;
}

const struct step_kind step_flush = {
    .word = "flush",
    .on = STEP_ON_NOTHING,
    .told = STEP_TOLD_FLUSH,
    .sign = "⇣",
    .perform = flush_performs,
};
