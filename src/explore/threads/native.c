/* Steps on real threads: observed if anybody observes, performed with the real calls. */
#include "explore/threads/native.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "explore/steps/step.h"

const struct observer *native_observer;

struct fiber_pair native_step(uint64_t what, uint64_t address, uint64_t first, uint64_t second,
                              uint64_t caller)
{
    struct request request = {what, address, first, second, caller};
    uint64_t result = native_observer ? native_observer->step(&request) : native_perform(&request);
    return (struct fiber_pair){result, request.second};
}

static uint64_t native_step_only(uint64_t what, uint64_t address, uint64_t first, uint64_t second,
                                 uint64_t caller)
{
    return native_step(what, address, first, second, caller).result;
}

const struct hooks hooks_native = {native_step_only, native_step};
const struct hooks hooks_fiber = {fiber_trap, fiber_trap_pair};
const struct hooks *hooks = &hooks_native;

void native_access(uint64_t caller)
{
    if (native_observer && native_observer->access)
        native_observer->access(caller);
}

void native_trouble(const char *why)
{
    if (native_observer && native_observer->trouble)
        native_observer->trouble(why);
    fprintf(stderr, "qlab: %s\n", why);
    abort();
}

uint64_t native_perform(struct request *request)
{
    const struct step_kind *kind = step_kind(request->what);
    assert(kind && kind->native);
    return kind->native(request);
}
