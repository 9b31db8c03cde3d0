/* Atomic operations: each happens at one instant, in the order in which the scheduler takes them. A
 * store that goes into a buffer happens there, and its flush is another step. */
#include "explore/steps/atomic.h"

#include "explore/machine/arena.h"
#include "explore/machine/buffer.h"
#include "explore/machine/trouble.h"
#include "explore/memory/access.h"
#include "explore/races/order.h"
#include "explore/steps/bytes.h"
#include "explore/steps/flush.h"
#include "explore/steps/object.h"
#include "explore/threads/native_atomics.h"

bool atomic_reached(const struct machine_worker *worker)
{
    const struct request *request = &worker->fiber.request;
    enum arena_place place = arena_place(request->address, step_width(request->what));
    if (place == ARENA_FREED)
        trouble_in_step(VERDICT_FREED, request->caller, "%s memory that is not allocated",
                        step_kind(request->what)->word);
    else if (place == ARENA_OUTSIDE && !object_on_stack(worker))
        object_outside(request);
    else
        return true;
    return false;
}

/* What the worker itself sees there: its own stores before they reach memory. */
static step_value seen_by(const struct machine_worker *worker, uint64_t address, unsigned width)
{
    step_value value = atomic_fetch(address, width);
    buffer_forward(&worker->buffer, address, &value, width);
    return value;
}

/* Everything of one width at once; 16-byte operands and results travel by address. */
static bool atomic_performs(struct machine_worker *worker, struct choice choice)
{
    if (!atomic_reached(worker))
        return true;
    struct request *request = &worker->fiber.request;
    const struct step_kind *kind = step_kind(request->what);
    struct record *record = &machine.record;
    unsigned width = step_width(request->what);
    step_value old = atomic_fetch(request->address, width), operand = request->first;
    struct touch touch;
    bool by_messages = c11_models(worker);
    if (by_messages && !access_begin(&touch, worker, choice.pick))
        return true;
    if (by_messages) {
        old = access_value(&touch);
        record->age = choice.pick;
    }
    if (worker->buffer.count) {
        old = seen_by(worker, request->address, width);
        record->buffered = buffer_meets(&worker->buffer, request->address, width);
    }
    if (width > 8 && !kind->only_reads)
        operand = atomic_fetch(request->first, 16);
    step_value new = old;
    if (!kind->only_reads)
        new = kind->combine(old, operand) & atomic_mask(width);
    worker->fiber.result = (uint64_t)old;
    if (width > 8 && kind != &step_store)
        atomic_put(request->second, 16, old);
    if (by_messages) {
        touch.order = step_order(request->what);
        touch.reads = kind != &step_store;
        touch.writes = !kind->only_reads;
        access_end(&touch, worker, new);
    } else if (flush_wants(request)) {
        flush_later(worker, request, (uint64_t) new);
        record->buffered = true;
    } else if (!kind->only_reads) {
        atomic_put(request->address, width, new);
    }
    record->before = old;
    record->after = new;
    return true;
}

static void load_orders(struct machine_worker *worker, const struct record *record)
{
    order_atomic(worker, record, true, false);
}

static void store_orders(struct machine_worker *worker, const struct record *record)
{
    order_atomic(worker, record, false, true);
}

static void change_orders(struct machine_worker *worker, const struct record *record)
{
    order_atomic(worker, record, true, true);
}

static step_value loaded(step_value old, step_value operand)
{
    (void)operand;
    return old;
}

static step_value stored(step_value old, step_value operand)
{
    (void)old;
    return operand;
}

const struct step_kind step_load = {
    .word = "load",
    .on = STEP_ON_BYTES,
    .told = STEP_TOLD_LOAD,
    .only_reads = true,
    .passes = true,
    .combine = loaded,
    .perform = atomic_performs,
    .orders = load_orders,
    .native = native_atomic,
};

const struct step_kind step_store = {
    .word = "store",
    .on = STEP_ON_BYTES,
    .told = STEP_TOLD_CHANGE,
    .silent = true,
    .combine = stored,
    .perform = atomic_performs,
    .orders = store_orders,
    .native = native_atomic,
};

const struct step_kind step_exchange = {
    .word = "exchange",
    .on = STEP_ON_BYTES,
    .told = STEP_TOLD_CHANGE,
    .combine = stored,
    .perform = atomic_performs,
    .orders = change_orders,
    .native = native_atomic,
};

/* The fetch-and-... operations differ in what they leave. */
#define FETCH_AND(name, left)                                                                      \
    static step_value name(step_value old, step_value operand)                                     \
    {                                                                                              \
        return left;                                                                               \
    }                                                                                              \
    const struct step_kind step_##name = {                                                         \
        .word = #name,                                                                             \
        .on = STEP_ON_BYTES,                                                                       \
        .told = STEP_TOLD_CHANGE,                                                                  \
        .combine = name,                                                                           \
        .perform = atomic_performs,                                                                \
        .orders = change_orders,                                                                   \
        .native = native_atomic,                                                                   \
    };

FETCH_AND(add, old + operand)
FETCH_AND(sub, old - operand)
FETCH_AND(and, old &operand)
FETCH_AND(or, old | operand)
FETCH_AND(xor, old ^ operand)
FETCH_AND(nand, ~(old &operand))

static bool fence_performs(struct machine_worker *worker, struct choice choice)
{
    (void)worker, (void)choice;
    return true;
}

static void fence_orders(struct machine_worker *worker, const struct record *record)
{
    order_fence(worker, record->order);
}

/* A step only where stores wait, and only if it is a full one: see step_visible(). */
const struct step_kind step_fence = {
    .word = "fence",
    .on = STEP_ON_NOTHING,
    .told = STEP_TOLD_BARE,
    .silent = true,
    .perform = fence_performs,
    .orders = fence_orders,
    .native = native_atomic,
};
