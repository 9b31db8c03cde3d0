/* Compare-and-exchange, strong and weak, with the expected value by address or by value. */
#include "explore/machine/arena.h"
#include "explore/memory/access.h"
#include "explore/memory/messages.h"
#include "explore/races/order.h"
#include "explore/steps/atomic.h"
#include "explore/steps/bytes.h"
#include "explore/threads/native_atomics.h"

/* What is in memory afterwards. One by value has two results. */
static step_value exchange(struct machine_worker *worker, step_value old, bool fails)
{
    struct request *request = &worker->fiber.request;
    unsigned width = step_width(request->what);
    step_value mask = atomic_mask(width);
    bool by_value = step_kind(request->what)->by_value;
    step_value expected = by_value ? request->first & mask : atomic_fetch(request->first, width);
    step_value desired = width > 8 ? atomic_fetch(request->second, 16) : request->second & mask;
    bool done = old == expected && !fails;
    worker->fiber.result = by_value ? (uint64_t)old : done;
    if (by_value)
        request->second = done;
    else if (!done)
        atomic_put(request->first, width, old);
    machine.record.succeeded = done;
    if (!done)
        machine.record.order = (uint8_t)step_order_failed(request->what);
    return done ? desired : old;
}

/* Its worker's buffer is empty: flush_lets() saw to that. */
static bool compare_performs(struct machine_worker *worker, struct choice choice)
{
    if (!atomic_reached(worker))
        return true;
    const struct request *request = &worker->fiber.request;
    unsigned width = step_width(request->what);
    struct touch touch;
    bool by_messages = c11_models(worker);
    if (by_messages && !access_begin(&touch, worker, choice.pick))
        return true;
    step_value old = by_messages ? access_value(&touch) : atomic_fetch(request->address, width);
    step_value new = exchange(worker, old, choice.ingredient == INGREDIENT_WEAK_CAS);
    if (by_messages) {
        machine.record.age = choice.pick;
        touch.order = machine.record.order;
        touch.reads = true;
        touch.writes = machine.record.succeeded;
        access_end(&touch, worker, new);
    } else {
        atomic_put(request->address, width, new);
    }
    machine.record.before = old;
    machine.record.after = new;
    return true;
}

/* A weak one may fail where it would succeed. */
static bool weak_offers(const struct machine_worker *worker, enum ingredient ingredient)
{
    const struct request *request = &worker->fiber.request;
    unsigned width = step_width(request->what);
    if (ingredient != INGREDIENT_WEAK_CAS || arena_place(request->address, width) != ARENA_LIVE)
        return false;
    if (c11_models(worker) && location_at(request->address) != SIZE_MAX)
        return access_picks(worker, true);
    step_value expected = step_kind(request->what)->by_value ? (step_value)request->first
                                                             : atomic_fetch(request->first, width);
    return atomic_fetch(request->address, width) == expected;
}

static void compare_orders(struct machine_worker *worker, const struct record *record)
{
    order_atomic(worker, record, true, record->succeeded);
}

/* The told execution has every spurious failure, the processor adds none. */
static uint64_t weak_attempt(struct request *request, bool patient)
{
    (void)patient;
    enum step strong = step_kind(request->what)->by_value ? STEP_CAS_VALUE : STEP_CAS_STRONG;
    request->what = (request->what & ~(uint64_t)0xff) | strong;
    return native_atomic(request);
}

const struct step_kind step_cas_strong = {
    .word = "cas",
    .on = STEP_ON_BYTES,
    .told = STEP_TOLD_CHANGE,
    .compares = true,
    .perform = compare_performs,
    .orders = compare_orders,
    .native = native_atomic,
};

const struct step_kind step_cas_weak = {
    .word = "cas weak",
    .on = STEP_ON_BYTES,
    .told = STEP_TOLD_CHANGE,
    .compares = true,
    .offers = weak_offers,
    .perform = compare_performs,
    .orders = compare_orders,
    .native = native_atomic,
    .attempt = weak_attempt,
};

const struct step_kind step_cas_weak_value = {
    .word = "cas weak",
    .on = STEP_ON_BYTES,
    .told = STEP_TOLD_CHANGE,
    .compares = true,
    .by_value = true,
    .offers = weak_offers,
    .perform = compare_performs,
    .orders = compare_orders,
    .native = native_atomic,
    .attempt = weak_attempt,
};

const struct step_kind step_cas_value = {
    .word = "cas",
    .on = STEP_ON_BYTES,
    .told = STEP_TOLD_CHANGE,
    .compares = true,
    .by_value = true,
    .perform = compare_performs,
    .orders = compare_orders,
    .native = native_atomic,
};
