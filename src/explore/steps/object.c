/* What the steps on POSIX objects have in common: see object.h. */
#include "explore/steps/object.h"

#include <errno.h>

#include "explore/machine/arena.h"
#include "explore/machine/trouble.h"

bool object_mapped(const struct request *request)
{
    return arena_place(request->address, 1) == ARENA_LIVE;
}

bool object_reached(const struct machine_worker *worker)
{
    const struct request *request = &worker->fiber.request;
    enum arena_place place = arena_place(request->address, 1);
    if (place == ARENA_LIVE)
        return true;
    trouble_in_step(place == ARENA_FREED ? VERDICT_FREED : VERDICT_REFUSED, request->caller,
                    "%s of what is not in the queue's memory", step_kind(request->what)->word);
    return false;
}

bool object_done(struct machine_worker *worker, int error)
{
    worker->fiber.result = (uint64_t)error;
    machine.record.succeeded = !error || error == EOWNERDEAD;
    return true;
}

bool object_gives_up(const struct request *request, enum ingredient ingredient, bool waits)
{
    return request->second &&
           (ingredient == INGREDIENT_TIMEOUT || (ingredient == INGREDIENT_EARLY && waits));
}

const struct timespec *object_deadline(const struct request *request)
{
    return (const struct timespec *)request->second;
}

clockid_t object_clock(const struct request *request)
{
    return (clockid_t)step_order(request->what);
}
