/* Looks through all that other workers can see, as a garbage collector does: a word that could be
 * an address on the running worker's stack is taken for one. So the answer may be yes where it need
 * not be, and is no only where nobody can get there. It depends on the state alone, and holds until
 * the worker has written something for others to see.
 */
#include "explore/machine/published.h"

#include <stddef.h>
#include <stdint.h>

#include "explore/machine/arena.h"
#include "explore/machine/digest.h"
#include "explore/machine/machine.h"
#include "explore/machine/stacks.h"
#include "explore/memory/c11.h"

struct range {
    uint64_t from, to;
};

static bool is_in(struct range range, uint64_t word)
{
    return word >= range.from && word < range.to;
}

static bool has(struct range range, const void *memory, size_t bytes)
{
    const uint64_t *words = memory;
    for (size_t i = 0; i < bytes / sizeof *words; i++)
        if (is_in(range, words[i]))
            return true;
    return false;
}

static bool waits_in(struct range range, const struct buffer *buffer)
{
    for (size_t i = 0; i < buffer->count; i++)
        if (is_in(range, buffer->stores[i].value) || is_in(range, buffer->stores[i].address))
            return true;
    return false;
}

static bool worker_has(struct range range, const struct machine_worker *worker)
{
    const struct fiber *fiber = &worker->fiber;
    uint64_t registers[FIBER_REGISTERS];
    if (worker->status != WORKER_READY)
        return false;
    digest_registers(worker, registers);
    return has(range, &fiber->request, sizeof fiber->request) ||
           has(range, registers, sizeof registers) ||
           has(range, (const void *)fiber->stack, digest_stack(worker));
}

static bool look(const struct machine_worker *self)
{
    uint64_t top = stack_top(worker_number(self));
    const struct range own = {top - STACK_SIZE, top};
    if (has(own, arena.queue, arena.queue_size + arena.granules * ARENA_GRANULE))
        return true;
    for (size_t i = 0; machine.experiment.memory == MEMORY_C11 && i < c11.messages_count; i++)
        if (is_in(own, (uint64_t)c11.messages[i].value))
            return true;
    for (size_t w = 0; w <= machine.workers; w++) {
        const struct machine_worker *worker = &machine.worker[w];
        if (waits_in(own, &worker->buffer) || (worker != self && worker_has(own, worker)))
            return true;
    }
    return false;
}

bool stack_published(void)
{
    static uint64_t resumed, written;
    static bool published;
    if (resumed == machine.resumed && written == machine.written)
        return published;
    resumed = machine.resumed;
    written = machine.written;
    return published = look(machine.running);
}
