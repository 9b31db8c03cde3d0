/* Stores that wait, and their flush: see flush.h. */
#include "explore/steps/flush.h"

#include <assert.h>
#include <string.h>

#include "explore/machine/arena.h"
#include "explore/machine/trouble.h"

bool flush_wants(const struct request *request)
{
    return machine.experiment.memory == MEMORY_TSO && step_of(request->what) == STEP_STORE &&
           step_order(request->what) != __ATOMIC_SEQ_CST && step_width(request->what) <= 8;
}

/* A locked instruction and a full fence wait for an empty buffer, a store for a place in it. */
bool flush_lets(const struct machine_worker *worker)
{
    const struct request *request = &worker->fiber.request;
    if (!worker->buffer.count || step_kind(request->what)->passes)
        return true;
    return flush_wants(request) && worker->buffer.count < BUFFER_STORES;
}

void flush_later(struct machine_worker *worker, uint64_t value)
{
    const struct request *request = &worker->fiber.request;
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
    if (arena_place(store.address, store.width) == ARENA_FREED) {
        trouble_in_step(VERDICT_FREED, store.caller,
                        "a store reaches memory that is not allocated any more");
        return;
    }
    memcpy(&machine.record.before, (const void *)store.address, store.width);
    memcpy((void *)store.address, &store.value, store.width);
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
