/* What the steps on POSIX objects have in common: see object.h. */
#include "explore/steps/object.h"

#include <errno.h>

#include "explore/machine/arena.h"
#include "explore/machine/machine.h"
#include "explore/machine/stack_writes.h"
#include "explore/machine/stacks.h"
#include "explore/machine/trouble.h"
#include "explore/steps/clock.h"

bool object_mapped(const struct request *request)
{
    return arena_place(request->address, 1) == ARENA_LIVE ||
           stack_owner(request->address) != SIZE_MAX;
}

bool object_on_stack(const struct machine_worker *worker)
{
    enum { LARGEST = 64 }; /* of the objects of POSIX */
    const struct request *request = &worker->fiber.request;
    size_t self = worker_number(worker), owner = stack_owner(request->address);
    if (!stack_reached(self, request->address))
        return false;
    if (owner != self && !step_kind(request->what)->only_reads) {
        uint64_t room = stack_top(owner) - request->address;
        stack_write(owner, request->address, room < LARGEST ? room : LARGEST);
    }
    return true;
}

void object_outside(const struct request *request)
{
    const char *word = step_kind(request->what)->word;
    if (stack_owner(request->address) != SIZE_MAX)
        trouble_in_step(VERDICT_FREED, request->caller, "%s in a stack frame that has returned",
                        word);
    else if (request->address < 1 << 16)
        trouble_in_step(VERDICT_CRASH, request->caller, "%s through a null pointer", word);
    else if (arena_is_static(request->address))
        trouble_in_step(VERDICT_REFUSED, request->caller,
                        "%s of a static object, which cannot be put back", word);
    else
        trouble_in_step(VERDICT_FREED, request->caller,
                        "%s outside the queue's memory, the heap and its own stack", word);
}

bool object_reached(const struct machine_worker *worker)
{
    const struct request *request = &worker->fiber.request;
    enum arena_place place = arena_place(request->address, 1);
    if (place == ARENA_LIVE || (place == ARENA_OUTSIDE && object_on_stack(worker)))
        return true;
    if (place == ARENA_FREED)
        trouble_in_step(VERDICT_FREED, request->caller, "%s of what is not in the queue's memory",
                        step_kind(request->what)->word);
    else
        object_outside(request);
    return false;
}

bool object_done(struct machine_worker *worker, int error)
{
    worker->fiber.result = (uint64_t)error;
    machine.record.succeeded = !error || error == EOWNERDEAD;
    return true;
}

/* Whether it is a blocking get that is made of a get_timed(): its deadline never comes. */
static bool waits_for_ever(const struct machine_worker *worker)
{
    return worker_number(worker) < machine.workers && !thread_is(worker_number(worker)) &&
           operation_of(worker)->kind == OPERATION_GET &&
           operation_of(worker)->manner == MANNER_WAIT && !machine.experiment.queue->get;
}

bool object_gives_up(const struct machine_worker *worker, enum ingredient ingredient, bool waits)
{
    return worker->fiber.request.second && !waits_for_ever(worker) &&
           (ingredient == INGREDIENT_TIMEOUT || (ingredient == INGREDIENT_EARLY && waits));
}

/* Further ahead is no deadline, but that of another clock, or one that is to come never. */
enum { FAR = 366 * 24 * 3600 };

/* A deadline that is to come. */
static bool comes(const struct machine_worker *worker)
{
    const struct request *request = &worker->fiber.request;
    bool relative = step_order_failed(request->what);
    struct timespec now = clock_now(worker, object_clock(request));
    return object_deadline(request)->tv_sec <= (relative ? 0 : now.tv_sec) + FAR;
}

/* A deadline that is over. */
static bool is_over(const struct machine_worker *worker)
{
    const struct request *request = &worker->fiber.request;
    const struct timespec *until = object_deadline(request);
    struct timespec now = clock_now(worker, object_clock(request));
    if (step_order_failed(request->what)) /* from now */
        now = (struct timespec){0, 0};
    return until->tv_sec < now.tv_sec ||
           (until->tv_sec == now.tv_sec && until->tv_nsec <= now.tv_nsec);
}

bool object_times_out(const struct machine_worker *worker, enum ingredient ingredient, bool waits)
{
    return object_gives_up(worker, ingredient, waits) && comes(worker);
}

int object_refuses(const struct machine_worker *worker)
{
    const struct timespec *until = object_deadline(&worker->fiber.request);
    if (!until)
        return 0;
    return clock_wrong(until) ? EINVAL : is_over(worker) ? ETIMEDOUT : 0;
}

bool object_wrong(const struct machine_worker *worker)
{
    return object_refuses(worker) == EINVAL;
}

const struct timespec *object_deadline(const struct request *request)
{
    return (const struct timespec *)request->second;
}

clockid_t object_clock(const struct request *request)
{
    return (clockid_t)step_order(request->what);
}
