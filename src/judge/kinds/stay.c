/* Listing stays. */
#include "judge/kinds/stay.h"

#include <stdlib.h>

/* When the first pending get was invoked. */
static uint64_t first_pending(const struct history *history)
{
    uint64_t first = STAMP_NEVER;
    for (size_t worker = 0; worker < history->workers; worker++) {
        const struct history_log *log = &history->logs[worker];
        const struct operation *last = log->count ? &log->operations[log->count - 1] : NULL;
        if (last && operation_is_pending_get(last) && last->invoked < first)
            first = last->invoked;
    }
    return first;
}

struct stay *stay_list(const struct match *match, bool lost, size_t *count)
{
    uint64_t guard = match->history->guard, pending = first_pending(match->history);
    struct stay *stays = malloc((match_count(match) + 1) * sizeof *stays);
    *count = 0;
    for (size_t worker = 0; stays && worker < match->history->workers; worker++)
        for (size_t put = match->base[worker]; put < match->base[worker + 1]; put++) {
            const struct operation *call = match_call_of(match, worker, put);
            uint32_t partner = match->partner[put];
            if (call->kind != OPERATION_PUT || call->answer == ANSWER_FULL ||
                partner == MATCH_GONE || (lost && partner >= MATCH_MOST))
                continue;
            struct stay *stay = &stays[(*count)++];
            *stay = (struct stay){.put_invoked = call->invoked,
                                  .put_over = operation_over(call, guard),
                                  .got = partner < MATCH_MOST ? match_got(match, put) : pending,
                                  .got_over = STAMP_NEVER,
                                  .item = call->item};
            if (partner >= MATCH_MOST)
                continue;
            stay->worker = match_worker(match, partner);
            stay->get = partner - match->base[stay->worker];
            stay->got_over = operation_over(match_call_of(match, stay->worker, partner), guard);
        }
    return stays;
}
