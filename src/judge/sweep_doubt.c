/* Which calls matter for an Empty in doubt.
 *
 * Just before the piece of the sweep that covers it, at T, nothing was inside in that order: of all
 * items put before T the get had been invoked. So no chain goes through them, nor through a call
 * that was over before T. Nor does what is invoked after the Empty's return: a get among that
 * follows it whatever else is known, and ends a chain as the END of a graph does. What is left is
 * judged as a history. Some calls before T stand there too: the gets of items whose puts were under
 * way at T; but whatever was put before T is taken out.
 */
#include "judge/sweep_doubt.h"

#include <errno.h>
#include <stdlib.h>

/* So many calls may be looked at for single Empties, and half as many as the history has. */
enum { LOOKED_LEAST = 1024 };

/* The calls of one log that were invoked, and not over before `stamp`: where they begin. (The sweep
 * does not see a put that was refused.) */
static const struct operation *first_after(const struct walker *walker, uint64_t stamp,
                                           uint64_t guard)
{
    const struct operation *call = walker->invoked;
    uint64_t invoked = STAMP_NEVER, next = STAMP_NEVER; /* this call; the one after call - 1 */
    for (; call > walker->start; call--) {
        if (call < walker->end && call->answer != ANSWER_FULL)
            invoked = call->invoked;
        if (call < walker->end && !operation_same_call(call - 1, call))
            next = invoked;
        if (next < stamp || operation_over(call - 1, guard) < stamp)
            break;
    }
    return call;
}

/* The calls of all logs that were not over before `stamp`, as logs of their own. Returns how many.
 */
static size_t cut(const struct sweep *sweep, uint64_t stamp, struct history_log *logs)
{
    const struct history *history = sweep->history;
    size_t count = 0;
    for (size_t worker = 0; worker < history->workers; worker++) {
        const struct walker *walker = &sweep->walkers[worker];
        logs[worker] = history->logs[worker];
        if (!logs[worker].count)
            continue;
        const struct operation *first = first_after(walker, stamp, history->guard);
        logs[worker].operations += first - walker->start;
        logs[worker].count = (size_t)(walker->invoked - first);
        count += logs[worker].count;
    }
    return count;
}

/* When the first of the calls that were under way at `stamp` was invoked. */
static uint64_t first_under_way(const struct history_log *logs, size_t workers, uint64_t stamp)
{
    for (size_t worker = 0; worker < workers; worker++)
        if (logs[worker].count && logs[worker].operations->invoked < stamp)
            stamp = logs[worker].operations->invoked;
    return stamp;
}

/* What was put before T, which is when `alive` begin, and what was lost, has no part in it. */
static void take_out(struct match *match, const struct history_log *alive,
                     const struct fates *fates)
{
    for (size_t worker = 0; worker < match->history->workers; worker++) {
        size_t first = match->base[worker + 1] - alive[worker].count;
        for (size_t put = match->base[worker]; put < match->base[worker + 1]; put++) {
            const struct operation *call = match_call_of(match, worker, put);
            uint32_t *partner = &match->partner[put];
            if (call->kind != OPERATION_PUT ||
                (put >= first && !(*partner == MATCH_LEFT && fates_is_lost(fates, call->item))))
                continue;
            if (*partner < MATCH_MOST)
                match->partner[*partner] = MATCH_NONE;
            *partner = MATCH_GONE;
        }
    }
}

/* How many of the part's Empties have been told. */
static size_t count_told(const struct sweep *sweep, const struct history *part)
{
    size_t told = 0;
    for (size_t worker = 0; worker < part->workers; worker++) {
        const struct operation *call = part->logs[worker].operations;
        for (; call < sweep->walkers[worker].returned; call++)
            told += operation_says_empty(call);
    }
    return told;
}

/* Returns 0, ENOMEM or EOVERFLOW. */
static int judge_part(const struct sweep *sweep, const struct history *part,
                      const struct history_log *alive, uint64_t *instant)
{
    struct match match;
    uint64_t *instants = NULL;
    int error = match_open(&match, part, NULL);
    if (!error) {
        take_out(&match, alive, sweep->fates);
        error = program_empties(&match, false, NULL, &instants);
    }
    if (!error)
        *instant = instants[count_told(sweep, part)];
    free(instants);
    match_close(&match);
    return error;
}

int sweep_doubt(struct sweep *sweep, size_t worker, uint64_t *instant)
{
    struct history part = *sweep->history;
    uint64_t since = sweep->walkers[worker].since;
    part.logs = malloc(2 * part.workers * sizeof *part.logs);
    if (!part.logs)
        return ENOMEM;
    struct history_log *alive = part.logs + part.workers;
    size_t count = cut(sweep, since, alive);
    count += cut(sweep, first_under_way(alive, part.workers, since), part.logs);
    sweep->looked += count + part.workers;
    bool few = sweep->looked <= history_operations(sweep->history) / 2 + LOOKED_LEAST;
    int error = few ? judge_part(sweep, &part, alive, instant) : sweep_ask(sweep);
    free(part.logs);
    return error;
}
