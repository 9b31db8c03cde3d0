/* What is left for others, and taken in: see handed.h. */
#include "explore/memory/handed.h"

#include "explore/machine/stacks.h"
#include "explore/memory/left.h"
#include "explore/memory/messages.h"
#include "explore/memory/psc.h"

void handed_over(struct machine_worker *worker, uint64_t address, bool besides)
{
    struct c11_worker *own = c11_of(worker);
    c11_begin(worker);
    psc_passes(own, address);
    struct view view = psc_leaving(own);
    struct left *left = besides ? NULL : left_at(address, C11_NONE);
    if (left)
        left->view = view;
    else
        left_join(address, 1, C11_NONE, &view);
    psc_passed(own);
}

static void take_in(struct machine_worker *worker, uint64_t address, const struct view *view)
{
    struct c11_worker *own = c11_of(worker);
    c11_begin(worker);
    psc_passes(own, address);
    if (view)
        view_join(&own->now, view);
    psc_passed(own);
    c11_end(worker);
}

void handed_on(struct machine_worker *worker, uint64_t address)
{
    const struct left *left = left_at(address, C11_NONE);
    take_in(worker, address, left ? &left->view : NULL);
}

void handed_by(struct machine_worker *worker, size_t other)
{
    take_in(worker, 0, &c11.worker[other].now);
}

void handed_to_thread(const struct machine_worker *worker, size_t thread)
{
    struct c11_worker *own = c11_of(worker);
    c11_begin(worker);
    psc_passes(own, 0);
    c11.worker[thread] = (struct c11_worker){.now = psc_leaving(own)};
    psc_passed(own);
    c11_end(&machine.worker[thread]);
}

void handed_fence(struct machine_worker *worker, unsigned order)
{
    struct c11_worker *own = c11_of(worker);
    machine.met_fence |= c11_acquires(order);
    c11_begin(worker);
    psc_passes(own, 0);
    if (c11_acquires(order))
        view_join(&own->now, &own->acquired);
    if (order == __ATOMIC_SEQ_CST && !machine.experiment.seq_cst)
        psc_fence(worker);
    if (c11_releases(order))
        own->released = psc_leaving(own);
    psc_passed(own);
    c11_end(worker);
}

void handed_back(struct machine_worker *worker, uint64_t address, size_t size)
{
    locations_renew(address, size);
    for (size_t i = c11.left_count; i-- > 0;) /* the locks in it are gone */
        if (c11.left[i].address - address < size)
            left_remove(i);
    c11_begin(worker);
    struct view view = psc_leaving(c11_of(worker));
    left_join(address, size, C11_NONE, &view);
}

void handed_out(struct machine_worker *worker, uint64_t address, size_t size)
{
    locations_renew(address, size);
    for (size_t i = c11.left_count; i-- > 0;) {
        const struct left *left = &c11.left[i];
        if (left->address >= address + size || address >= left->address + left->size)
            continue;
        take_in(worker, address, &left->view);
        if (left->address >= address && left->address + left->size <= address + size)
            left_remove(i);
    }
}

void handed_return(struct machine_worker *worker)
{
    size_t self = worker_number(worker);
    uint64_t *returned = &c11_of(worker)->now.returned;
    locations_renew(stack_top(self) - STACK_SIZE, STACK_SIZE);
    *returned = view_most(*returned, machine_returned(worker) << 8 * self);
}
