/* Lists calls, puts and gets. */
#include "explore/outlook/calls.h"

#include "explore/machine/facts.h"
#include "explore/machine/machine.h"

static bool list_get(struct calls *calls, const struct operation *call)
{
    if (!call->item || call->item > ITEMS_MOST || calls->get[call->item])
        return false;
    calls->get[call->item] = call;
    return true;
}

static bool list_call(struct calls *calls, const struct operation *call, size_t worker,
                      size_t number)
{
    const struct program_operation *todo =
        &machine.experiment.program->workers[worker].operations[number];
    uint64_t deadline = facts_deadline(worker, number);
    calls->worker[calls->count] = (uint8_t)worker;
    calls->deadline[calls->count] = deadline;
    calls->call[calls->count++] = call;
    if (call->invoked > calls->last)
        calls->last = call->invoked;
    if (deadline != DEADLINE_NONE && deadline > calls->last)
        calls->last = deadline;
    if (todo->manner == MANNER_WAIT && call->answer == ANSWER_EMPTY)
        return false;
    if (operation_is_pending_get(call))
        calls->getters |= UINT64_C(1) << worker;
    if (call->kind == OPERATION_PUT && call->answer != ANSWER_FULL)
        calls->put[call->item] = call;
    return call->answer != ANSWER_GOT || list_get(calls, call);
}

bool calls_list(struct calls *calls, const struct history *history)
{
    *calls = (struct calls){.count = 0};
    for (size_t w = 0; w < history->workers; w++)
        for (size_t i = 0; i < history->logs[w].count; i++)
            if (!list_call(calls, &history->logs[w].operations[i], w, i))
                return false;
    for (size_t item = 1; item <= ITEMS_MOST; item++) {
        const struct operation *put = calls->put[item];
        if (calls->get[item] && !put)
            return false;
        if (put && !call_under_way(put) && !calls->get[item])
            calls->inside |= ITEM_BIT(item);
    }
    return true;
}
