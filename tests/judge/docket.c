/* A history before the judge and the oracle: asking the oracle, entering what was found. */
#include "docket.h"

#include <inttypes.h>
#include <stdio.h>

#include "generate.h"
#include "history/trace.h"
#include "judge/program.h"

void docket_complain(const struct docket *docket, enum kind kind, size_t call, const char *what)
{
    static int complaints;
    if (complaints++ >= 8)
        return;
    printf("%s: kind %d, worker %u call %u (seed %" PRIu64 "):\n", what, kind,
           docket->calls[call].spare - 1u, docket->calls[call].line - 1u, docket->seed);
    trace_write(stdout, docket->history, NULL);
}

void docket_enter(const struct docket *docket, enum kind kind, size_t call, bool convicted,
                  bool guilty, bool may_miss)
{
    docket->kinds->of[kind].asked++;
    docket->kinds->of[kind].guilty += guilty;
    docket->kinds->of[kind].wrong += convicted && !guilty;
    docket->kinds->of[kind].missed += guilty && !convicted;
    if (convicted && !guilty)
        docket_complain(docket, kind, call, "convicted wrongly");
    if (guilty && !convicted && !may_miss) {
        docket->kinds->of[kind].wrong++;
        docket_complain(docket, kind, call, "missed");
    }
}

static size_t find(const struct docket *docket, size_t worker, size_t index)
{
    size_t call = 0;
    while (docket->calls[call].spare != worker + 1 || docket->calls[call].line != index + 1)
        call++;
    return call;
}

void docket_note_empty(void *context, size_t worker, size_t index, bool spurious, uint64_t instant)
{
    struct docket *docket = context;
    (void)instant;
    docket->lies[find(docket, worker, index)] = spurious;
}

void docket_note_fault(void *context, const struct fault *fault)
{
    struct docket *docket = context;
    docket->faults[find(docket, fault->worker, fault->index)] |= 1u << fault->kind;
}

bool docket_is_base(const struct operation *call)
{
    return call->answer == ANSWER_OK || call->answer == ANSWER_GOT ||
           (call->answer == ANSWER_PENDING && call->kind != OPERATION_EMPTY);
}

static bool belongs(const struct docket *docket, size_t call, enum besides besides,
                    const bool disputed[])
{
    if (docket_is_base(&docket->calls[call]))
        return true;
    if (besides == HONEST)
        return operation_says_empty(&docket->calls[call]) && !docket->lies[call];
    return besides != NOTHING && disputed[call];
}

bool docket_runs(const struct docket *docket, enum besides besides, const bool disputed[],
                 const struct operation *more, const struct oracle_world *world)
{
    struct operation calls[ORACLE_MOST + 1];
    size_t count = 0;
    for (size_t call = 0; call < docket->count; call++) {
        const struct operation *here = &docket->calls[call];
        bool same = more && here->spare == more->spare && here->line == more->line;
        if (same)
            calls[count++] = *more;
        else if (belongs(docket, call, besides, disputed)) {
            calls[count] = *here;
            if (besides == DISPUTED_LATE && !docket_is_base(here) && here->deadline > here->invoked)
                calls[count].invoked = here->deadline;
            count++;
        }
    }
    return oracle_runs(calls, count, world);
}

unsigned docket_fewest(const struct docket *docket, enum besides besides, const bool disputed[],
                       struct oracle_world world)
{
    for (world.vanish = 0; world.vanish < ORACLE_MOST; world.vanish++)
        if (docket_runs(docket, besides, disputed, NULL, &world))
            break;
    return world.vanish;
}

void docket_open(struct docket *docket, const struct history *history)
{
    docket->count = history_flatten(history, docket->calls, ORACLE_MOST);
    docket->tight = program_is_tight(history);
    for (size_t i = 0; i < docket->count; i++) {
        docket->pending_gets |= operation_is_pending_get(&docket->calls[i]);
        if (docket_is_base(&docket->calls[i]))
            docket->base[docket->base_count++] = docket->calls[i];
    }
    docket->loose = docket->tight && docket->pending_gets;
    docket->bag = (struct oracle_world){
        .object = ORACLE_BAG, .guard = history->guard, .priorities = history->priorities};
}
