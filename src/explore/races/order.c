/* What orders the workers' accesses: see order.h. Only for workers that are watched. */
#include "explore/races/order.h"

#include "explore/memory/handed.h"
#include "explore/races/clock.h"
#include "explore/races/notes.h"
#include "explore/races/passed.h"
#include "explore/races/plain.h"

void order_publish(struct machine_worker *worker, uint64_t address)
{
    if (c11_models(worker)) {
        handed_over(worker, address, false);
        return;
    }
    notes_pass_on(address, &worker->clocks.now);
}

void order_post(struct machine_worker *worker, uint64_t address)
{
    if (c11_models(worker)) {
        handed_over(worker, address, true);
        return;
    }
    struct clock clock = worker->clocks.now;
    const struct clock *before = passed_at(address);
    if (before)
        clock_join(&clock, before);
    notes_pass_on(address, &clock);
}

void order_acquire(struct machine_worker *worker, uint64_t address)
{
    if (c11_models(worker)) {
        handed_on(worker, address);
        return;
    }
    const struct clock *clock = passed_at(address);
    if (clock)
        clock_join(&worker->clocks.now, clock);
}

void order_follow(struct machine_worker *worker, size_t other)
{
    if (c11_models(worker)) {
        handed_by(worker, other);
        return;
    }
    clock_join(&worker->clocks.now, &machine.worker[other].clocks.now);
}

static bool acquires(unsigned order)
{
    return order != __ATOMIC_RELAXED && order != __ATOMIC_RELEASE;
}

static bool releases(unsigned order)
{
    return order >= __ATOMIC_RELEASE;
}

static void note_atomic(const struct machine_worker *worker, const struct record *record,
                        bool writes)
{
    if (plain_may_race(record->address, record->width)) /* which is rare: else nothing is made */
        notes_access(worker, (struct access){.address = record->address,
                                             .caller = record->caller,
                                             .size = record->width,
                                             .write = writes,
                                             .atomic = true});
}

void order_thread(const struct machine_worker *worker, size_t thread)
{
    struct clocks *clocks = &machine.worker[thread].clocks;
    *clocks = (struct clocks){.now = worker->clocks.now};
    clocks->now.of[thread] = 1;
    if (c11_models(worker))
        handed_to_thread(worker, thread);
}

void order_fence(struct machine_worker *worker, unsigned order)
{
    if (c11_models(worker)) {
        handed_fence(worker, order);
        return;
    }
    if (acquires(order))
        clock_join(&worker->clocks.now, &worker->clocks.pending);
    if (releases(order))
        worker->clocks.fence = worker->clocks.now;
}

void order_atomic(struct machine_worker *worker, const struct record *record, bool reads,
                  bool writes)
{
    if (c11_models(worker)) { /* its message has handed the clocks on */
        if (notes_watching(worker))
            note_atomic(worker, record, writes);
        return;
    }
    const struct clock *before = reads ? passed_at(record->address) : NULL;
    struct clock passed_on = {{0}};
    if (before) {
        passed_on = *before;
        clock_join(acquires(record->order) ? &worker->clocks.now : &worker->clocks.pending, before);
    }
    note_atomic(worker, record, writes);
    if (!writes)
        return;
    clock_join(&passed_on, releases(record->order) ? &worker->clocks.now : &worker->clocks.fence);
    if (record->buffered) /* others see it after its flush: races_flushed() */
        worker->buffer.stores[worker->buffer.count - 1].passes_on = passed_on;
    else
        notes_pass_on(record->address, &passed_on);
}

void order_volatile(struct machine_worker *worker, const struct record *record, bool writes)
{
    notes_access(worker, (struct access){.address = record->address,
                                         .caller = record->caller,
                                         .size = record->width,
                                         .write = writes,
                                         .is_volatile = true});
}
