/* Semaphores. A wait that would block is a step that cannot happen yet. */
#include "explore/steps/semaphore.h"

#include <errno.h>
#include <limits.h>

#include "explore/races/order.h"
#include "explore/steps/object.h"

static struct model_semaphore *semaphore_of(const struct machine_worker *worker)
{
    return (struct model_semaphore *)worker->fiber.request.address;
}

static bool wait_enabled(const struct machine_worker *worker)
{
    return !object_mapped(&worker->fiber.request) || semaphore_of(worker)->value ||
           object_refuses(worker);
}

static bool wait_offers(const struct machine_worker *worker, enum ingredient ingredient)
{
    return object_times_out(worker, ingredient, !wait_enabled(worker));
}

/* Changes the value, unless there is an `error`, and writes down what it was. */
static bool change(struct machine_worker *worker, int by, int error)
{
    struct model_semaphore *semaphore = semaphore_of(worker);
    machine.record.before = semaphore->value;
    if (!error)
        semaphore->value += (uint32_t)by;
    machine.record.after = semaphore->value;
    return object_done(worker, error);
}

static bool wait_performs(struct machine_worker *worker, struct choice choice)
{
    if (!object_reached(worker))
        return true;
    if (choice.ingredient != INGREDIENT_NONE)
        return object_done(worker, ETIMEDOUT);
    bool had = semaphore_of(worker)->value && !object_wrong(worker); /* glibc asks that first */
    return change(worker, -1, had ? 0 : object_refuses(worker));
}

static bool trywait_fails(const struct machine_worker *worker)
{
    return object_mapped(&worker->fiber.request) && !semaphore_of(worker)->value;
}

static bool trywait_performs(struct machine_worker *worker, struct choice choice)
{
    (void)choice;
    return !object_reached(worker) || change(worker, -1, semaphore_of(worker)->value ? 0 : EAGAIN);
}

static bool post_performs(struct machine_worker *worker, struct choice choice)
{
    (void)choice;
    return !object_reached(worker) ||
           change(worker, 1, semaphore_of(worker)->value == SEM_VALUE_MAX ? EOVERFLOW : 0);
}

static bool getvalue_performs(struct machine_worker *worker, struct choice choice)
{
    (void)choice;
    if (!object_reached(worker))
        return true;
    *(int *)worker->fiber.request.first = (int)semaphore_of(worker)->value;
    return change(worker, 0, 0);
}

static void wait_orders(struct machine_worker *worker, const struct record *record)
{
    if (record->succeeded)
        order_acquire(worker, record->address);
}

static void post_orders(struct machine_worker *worker, const struct record *record)
{
    order_post(worker, record->address);
}

/* <semaphore.h> tells errors in errno; a step's result is the errno value itself. */
static uint64_t told(int failed)
{
    return failed ? (uint64_t)errno : 0;
}

static uint64_t wait_really(struct request *request)
{
    sem_t *semaphore = (sem_t *)request->address;
    const struct timespec *until = object_deadline(request);
    return told(until ? sem_clockwait(semaphore, object_clock(request), until)
                      : sem_wait(semaphore));
}

static uint64_t wait_attempt(struct request *request, bool patient)
{
    (void)patient;
    uint64_t error = told(sem_trywait((sem_t *)request->address));
    return error == EAGAIN ? ETIMEDOUT : error;
}

static uint64_t trywait_really(struct request *request)
{
    return told(sem_trywait((sem_t *)request->address));
}

static uint64_t post_really(struct request *request)
{
    return told(sem_post((sem_t *)request->address));
}

static uint64_t getvalue_really(struct request *request)
{
    return told(sem_getvalue((sem_t *)request->address, (int *)request->first));
}

const struct step_kind step_sem_wait = {
    .word = "sem wait",
    .on = STEP_ON_OBJECT,
    .told = STEP_TOLD_COUNT,
    .enabled = wait_enabled,
    .unlocked = object_wrong,
    .offers = wait_offers,
    .perform = wait_performs,
    .orders = wait_orders,
    .native = wait_really,
    .attempt = wait_attempt,
};

const struct step_kind step_sem_trywait = {
    .word = "sem trywait",
    .on = STEP_ON_OBJECT,
    .told = STEP_TOLD_COUNT,
    .unlocked = trywait_fails,
    .perform = trywait_performs,
    .orders = wait_orders,
    .native = trywait_really,
};

const struct step_kind step_sem_post = {
    .word = "sem post",
    .on = STEP_ON_OBJECT,
    .told = STEP_TOLD_COUNT,
    .perform = post_performs,
    .orders = post_orders,
    .native = post_really,
};

const struct step_kind step_sem_getvalue = {
    .word = "sem getvalue",
    .on = STEP_ON_OBJECT,
    .told = STEP_TOLD_COUNT,
    .passes = true,
    .perform = getvalue_performs,
    .native = getvalue_really,
};
