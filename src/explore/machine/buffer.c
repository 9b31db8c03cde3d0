/* Store buffers: see buffer.h. Values of different widths overlap byte by byte. */
#include "explore/machine/buffer.h"

#include <string.h>

#include "explore/machine/arena.h"
#include "explore/machine/room.h"

bool buffer_wants(const struct request *request)
{
    return machine.experiment.memory == MEMORY_TSO && step_kind(request->what) == STEP_STORE &&
           step_order(request->what) != __ATOMIC_SEQ_CST && step_width(request->what) <= 8;
}

/* Whether it is no locked instruction and no full fence. */
static bool passes(const struct request *request)
{
    enum step_kind kind = step_kind(request->what);
    return kind == STEP_LOAD || kind == STEP_YIELD || kind == STEP_SEM_GETVALUE ||
           buffer_wants(request);
}

bool buffer_lets(const struct machine_worker *worker)
{
    const struct request *request = &worker->fiber.request;
    if (!worker->buffer.count)
        return true;
    return passes(request) && !(buffer_wants(request) && worker->buffer.count == BUFFER_STORES);
}

void buffer_put(struct machine_worker *worker, uint64_t value)
{
    const struct request *request = &worker->fiber.request;
    worker->buffer.stores[worker->buffer.count++] = (struct buffered){
        .address = request->address,
        .value = value,
        .caller = request->caller,
        .width = (uint8_t)step_width(request->what),
        .order = (uint8_t)step_order(request->what),
        .position = worker->position,
    };
}

bool buffer_meets(const struct buffer *buffer, uint64_t address, size_t width)
{
    for (size_t i = 0; i < buffer->count; i++) {
        const struct buffered *store = &buffer->stores[i];
        if (address < store->address + store->width && store->address < address + width)
            return true;
    }
    return false;
}

void buffer_forward(const struct buffer *buffer, uint64_t address, void *value, size_t width)
{
    for (size_t i = 0; i < buffer->count; i++) {
        const struct buffered *store = &buffer->stores[i];
        for (uint64_t k = 0; k < store->width; k++)
            if (store->address + k - address < width)
                ((unsigned char *)value)[store->address + k - address] =
                    (unsigned char)(store->value >> 8 * k); /* little-endian */
    }
}

void buffer_forget(struct buffer *buffer, uint64_t address, size_t width)
{
    struct buffer kept = {0};
    for (size_t i = 0; i < buffer->count; i++)
        if (buffer->stores[i].address - address >= width)
            kept.stores[kept.count++] = buffer->stores[i];
    *buffer = kept;
}

void buffer_flush(struct machine_worker *worker)
{
    struct buffer *buffer = &worker->buffer;
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
