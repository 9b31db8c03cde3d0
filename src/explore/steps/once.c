/* pthread_once(): two steps, to ask whether it is to be done, and to have done it. */
#include <pthread.h>

#include "explore/machine/machine.h"
#include "explore/races/order.h"
#include "explore/steps/object.h"

/* While its function runs, and afterwards. */
enum { ONCE_RUNNING = PTHREAD_ONCE_INIT + 1, ONCE_DONE };

static pthread_once_t *once_of(const struct machine_worker *worker)
{
    return (pthread_once_t *)worker->fiber.request.address;
}

static bool once_enabled(const struct machine_worker *worker)
{
    return !object_mapped(&worker->fiber.request) || *once_of(worker) != ONCE_RUNNING;
}

static bool once_is_done(const struct machine_worker *worker)
{
    return object_mapped(&worker->fiber.request) && *once_of(worker) == ONCE_DONE;
}

/* The result: whether the caller is to do it. */
static bool once_performs(struct machine_worker *worker, struct choice choice)
{
    (void)choice;
    if (!object_reached(worker))
        return true;
    worker->fiber.result = *once_of(worker) == PTHREAD_ONCE_INIT;
    if (worker->fiber.result)
        *once_of(worker) = ONCE_RUNNING;
    return true;
}

static bool done_performs(struct machine_worker *worker, struct choice choice)
{
    (void)choice;
    worker->fiber.result = 0;
    *once_of(worker) = ONCE_DONE;
    return true;
}

static void once_orders(struct machine_worker *worker, const struct record *record)
{
    order_acquire(worker, record->address);
}

static void done_orders(struct machine_worker *worker, const struct record *record)
{
    order_publish(worker, record->address);
}

const struct step_kind step_once = {
    .word = "once",
    .on = STEP_ON_OBJECT,
    .told = STEP_TOLD_CALL,
    .enabled = once_enabled,
    .unlocked = once_is_done,
    .perform = once_performs,
    .orders = once_orders,
};

const struct step_kind step_once_done = {
    .word = "once done",
    .on = STEP_ON_OBJECT,
    .told = STEP_TOLD_CALL,
    .perform = done_performs,
    .orders = done_orders,
};
