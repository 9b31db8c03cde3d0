/* What orders the workers' accesses: every step that one can learn from about another. */
#include <pthread.h>

#include "explore/races/notes.h"
#include "explore/machine/room.h"

void clock_join(struct clock *clock, const struct clock *other)
{
    for (size_t w = 0; w < CLOCK_WORKERS; w++)
        if (clock->of[w] < other->of[w])
            clock->of[w] = other->of[w];
}

static void acquire(struct machine_worker *worker, uint64_t address)
{
    const struct clock *clock = notes_published(address);
    if (clock)
        clock_join(&worker->clocks.now, clock);
}

/* A post: whoever waits may have been let go on by any post before it, too. */
static void post(const struct machine_worker *worker, uint64_t address)
{
    struct clock clock = worker->clocks.now;
    const struct clock *before = notes_published(address);
    if (before)
        clock_join(&clock, before);
    notes_publish(address, &clock);
}

static bool acquires(unsigned order)
{
    return order != __ATOMIC_RELAXED && order != __ATOMIC_RELEASE;
}

static bool releases(unsigned order)
{
    return order >= __ATOMIC_RELEASE;
}

/* A release sequence goes on through read-modify-writes alone, as C++20 has it. */
static void atomic_step(struct machine_worker *worker, const struct record *record)
{
    bool writes =
        record->kind != STEP_LOAD && (record->kind < STEP_CAS_STRONG || record->succeeded);
    const struct clock *before =
        record->kind == STEP_STORE ? NULL : notes_published(record->address);
    struct clock passed_on = {{0}};
    if (before) {
        passed_on = *before;
        clock_join(acquires(record->order) ? &worker->clocks.now : &worker->clocks.pending, before);
    }
    notes_access(worker, (struct access){.address = record->address,
                                         .caller = record->caller,
                                         .size = record->width,
                                         .write = writes,
                                         .atomic = true});
    if (!writes)
        return;
    clock_join(&passed_on, releases(record->order) ? &worker->clocks.now : &worker->clocks.fence);
    notes_publish(record->address, &passed_on);
}

/* An unlock publishes; a lock, and whatever else succeeds, acquires. Who takes over from an owner
 * that has ended knows all that he did. */
static void lock_step(struct machine_worker *worker, const struct record *record)
{
    uint64_t address = record->kind == STEP_COND_WAKE || record->kind == STEP_COND_WAIT
                           ? worker->fiber.request.first
                           : record->address;
    if (record->kind == STEP_MUTEX_UNLOCK || record->kind == STEP_SPIN_UNLOCK ||
        record->kind == STEP_COND_WAIT) {
        notes_publish(address, &worker->clocks.now);
        return;
    }
    if (!record->succeeded && record->kind != STEP_COND_WAKE)
        return;
    acquire(worker, address);
    if (record->kind < STEP_COND_WAIT && record->before)
        clock_join(&worker->clocks.now, &machine.worker[record->before - 1].clocks.now);
}

static void thread_step(struct machine_worker *worker, const struct record *record)
{
    const struct request *request = &worker->fiber.request;
    struct machine_worker *thread;
    switch (record->kind) {
    case STEP_THREAD_CREATE:
        if (!record->succeeded)
            return;
        thread = &machine.worker[*(const pthread_t *)request->address - 1];
        thread->clocks = (struct clocks){.now = worker->clocks.now};
        thread->clocks.now.of[thread - machine.worker] = 1;
        break;
    case STEP_THREAD_JOIN:
        if (request->first - 1 < machine.workers)
            clock_join(&worker->clocks.now, &machine.worker[request->first - 1].clocks.now);
        break;
    case STEP_ONCE:
        acquire(worker, request->address);
        break;
    case STEP_ONCE_DONE:
        notes_publish(request->address, &worker->clocks.now);
        break;
    /* POSIX does not say that pipes order memory; every kernel does it. */
    case STEP_PIPE_WRITE:
        post(worker, record->address);
        break;
    case STEP_PIPE_READ:
        acquire(worker, record->address);
        break;
    }
}

void races_fence(struct machine_worker *worker, unsigned order)
{
    if (!notes_watching(worker))
        return;
    if (acquires(order))
        clock_join(&worker->clocks.now, &worker->clocks.pending);
    if (releases(order))
        worker->clocks.fence = worker->clocks.now;
}

void races_step(struct machine_worker *worker)
{
    const struct record *record = &machine.record;
    if (!notes_watching(worker) || machine.trouble)
        return;
    if (record->kind < STEP_FENCE)
        atomic_step(worker, record);
    else if (record->kind == STEP_FENCE)
        races_fence(worker, record->order);
    else if (record->kind == STEP_SEM_POST)
        post(worker, record->address);
    else if (record->kind == STEP_SEM_WAIT || record->kind == STEP_SEM_TRYWAIT) {
        if (record->succeeded)
            acquire(worker, record->address);
    } else if (record->kind >= STEP_MUTEX_LOCK && record->kind <= STEP_SPIN_UNLOCK &&
               record->kind != STEP_COND_SIGNAL && record->kind != STEP_COND_BROADCAST) {
        lock_step(worker, record);
    } else {
        thread_step(worker, record);
    }
    worker->clocks.now.of[worker - machine.worker]++;
}

void races_access(uint64_t address, size_t size, bool write, uint64_t caller)
{
    if (notes_watching(machine.running))
        notes_access(machine.running, (struct access){.address = address,
                                                      .caller = caller,
                                                      .size = (uint32_t)size,
                                                      .write = write});
}

void races_freed(const void *block, size_t size, uint64_t caller)
{
    struct record *record = &machine.record;
    uint64_t address = (uintptr_t)block;
    if (!(record->heap & HEAP_FREED) || address < record->freed)
        record->freed = address;
    if (!(record->heap & HEAP_FREED) || address + size > record->freed_end)
        record->freed_end = address + size;
    record->heap |= HEAP_FREED;
    if (notes_watching(machine.running))
        notes_access(machine.running, (struct access){.address = address,
                                                      .caller = caller,
                                                      .size = (uint32_t)size,
                                                      .write = true,
                                                      .freed = true});
}

void races_allocated(const void *block, size_t size)
{
    machine.record.heap |= HEAP_ALLOCATED;
    if (notes_watching(machine.running) &&
        notes_join_freed(machine.running, (uintptr_t)block, size))
        machine.record.heap |= HEAP_REUSED;
}
