/* Threads that the queue itself starts: each becomes one more worker of the machine, in a place
 * that is kept free for it (machine/open.c). */
#include <errno.h>
#include <pthread.h>

#include "explore/machine/machine.h"
#include "explore/machine/stacks.h"
#include "explore/machine/trouble.h"
#include "explore/races/order.h"

static void thread_main(void)
{
    const struct request *request = &machine.running->fiber.request;
    void *(*start)(void *) = (void *(*)(void *))request->first;
    void *value = start((void *)request->second);
    fiber_trap(TRAP_THREAD_END, 0, (uintptr_t)value, 0, 0);
}

/* The new worker waits at its first step: to start. */
static int create(const struct request *request, size_t self)
{
    size_t place = thread_place();
    if (place == SIZE_MAX) {
        machine.lacks_thread = true;
        trouble_in_step(VERDICT_REFUSED, request->caller,
                        "starts more threads than in the explorer's first run");
        return EAGAIN;
    }
    struct machine_worker *worker = &machine.worker[place];
    fiber_make(&worker->fiber, (void *)stack_top(place), STACK_SIZE, thread_main);
    worker->fiber.request = (struct request){.what = STEP_WHAT(STEP_THREAD_START, 0, 0, 0),
                                             .first = request->first,
                                             .second = request->second,
                                             .caller = request->caller};
    worker->status = WORKER_READY;
    worker->parent = (uint8_t)self;
    worker->routine = request->first;
    worker->hashed = false;
    *(pthread_t *)request->address = place + 1;
    return 0;
}

static bool create_performs(struct machine_worker *worker, struct choice choice)
{
    (void)choice;
    worker->fiber.result = (uint64_t)create(&worker->fiber.request, worker_number(worker));
    return true;
}

/* Its function is still in the request. */
static bool start_performs(struct machine_worker *worker, struct choice choice)
{
    (void)choice;
    worker->fiber.result = 0;
    return true;
}

/* The worker that a join waits for, or NULL if there never was one. */
static struct machine_worker *joined(const struct machine_worker *worker)
{
    uint64_t place = worker->fiber.request.first - 1;
    return place < machine.workers && thread_is(place) && machine.worker[place].fiber.request.what
               ? &machine.worker[place]
               : NULL;
}

static bool join_enabled(const struct machine_worker *worker)
{
    const struct machine_worker *other = joined(worker);
    return !other || other->status == WORKER_FINISHED;
}

static bool join_performs(struct machine_worker *worker, struct choice choice)
{
    (void)choice;
    struct machine_worker *other = joined(worker);
    worker->fiber.result = other ? 0 : ESRCH;
    worker->fiber.request.second = other ? other->fiber.request.first : 0;
    /* Before the start nothing is ever undone: then a thread leaves its place to others. */
    if (other && machine.worker[machine.workers].status == WORKER_READY)
        *other = (struct machine_worker){.status = WORKER_FINISHED};
    return true;
}

static void create_orders(struct machine_worker *worker, const struct record *record)
{
    order_thread(worker, *(const pthread_t *)record->address - 1);
}

static void join_orders(struct machine_worker *worker, const struct record *record)
{
    (void)record;
    if (worker->fiber.request.first - 1 < machine.workers)
        order_follow(worker, worker->fiber.request.first - 1);
}

const struct step_kind step_thread_start = {
    .word = "thread starts",
    .on = STEP_ON_THREADS,
    .told = STEP_TOLD_BARE,
    .perform = start_performs,
};

const struct step_kind step_thread_create = {
    .word = "create",
    .on = STEP_ON_THREADS,
    .told = STEP_TOLD_CALL,
    .perform = create_performs,
    .orders = create_orders,
};

const struct step_kind step_thread_join = {
    .word = "join",
    .on = STEP_ON_THREADS,
    .told = STEP_TOLD_CALL,
    .enabled = join_enabled,
    .perform = join_performs,
    .orders = join_orders,
};
