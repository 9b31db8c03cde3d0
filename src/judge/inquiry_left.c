/* Items that nobody got: lost, or inside at the end, where gets that wait hang beside them. */
#include "judge/inquiry.h"

#include <errno.h>

#include "history/set.h"
#include "judge/kinds/hang.h"

/* Whether this is the put of an item that is left. */
static bool is_left(const struct set *set, const struct operation *call)
{
    return call->answer == ANSWER_OK && set_has(set, call->item);
}

int inquiry_count_left(const struct inquiry *inquiry, const struct fates *fates, uint64_t threshold,
                       struct either *either)
{
    const struct history *history = inquiry->history;
    struct set set;
    int error = set_open(&set) || fates_mark(fates, &set) ? ENOMEM : 0;
    for (size_t worker = 0; worker < history->workers && !error; worker++)
        for (size_t i = 0; i < history->logs[worker].count; i++) {
            const struct operation *call = &history->logs[worker].operations[i];
            if (call->invoked >= threshold)
                break;
            if (!is_left(&set, call) || operation_over(call, history->guard) >= threshold)
                continue;
            if (either->lost++ == 0)
                either->item = call->item;
        }
    set_close(&set);
    return error;
}

/* Counts the items that must be lost: those that were in before `threshold`. Pending gets that were
 * under way by then can have taken some, all but one. */
static int count_lost(const struct inquiry *inquiry, uint64_t threshold, struct either *either)
{
    int error = inquiry_count_left(inquiry, &inquiry->lost, threshold, either);
    for (size_t worker = 0; inquiry->inside.taken && worker < inquiry->history->workers; worker++) {
        const struct history_log *log = &inquiry->history->logs[worker];
        bool pending = log->count && operation_is_pending_get(&log->operations[log->count - 1]);
        if (pending && log->operations[log->count - 1].invoked < threshold)
            either->lost -= either->lost > 1;
    }
    either->item = inquiry->inside.taken ? 0 : either->item;
    return error;
}

static int tell_lost(struct inquiry *inquiry)
{
    const struct history *history = inquiry->history;
    struct set set;
    int error = set_open(&set) || fates_mark(&inquiry->lost, &set) ? ENOMEM : 0;
    for (size_t worker = 0; worker < history->workers && !error; worker++)
        for (size_t i = 0; i < history->logs[worker].count; i++)
            if (is_left(&set, &history->logs[worker].operations[i]))
                faults_add(&inquiry->faults, FAULT_LOST, worker, i);
    set_close(&set);
    return error;
}

int inquiry_left(struct inquiry *inquiry)
{
    struct judgement *judgement = inquiry->judgement;
    uint64_t inside;
    int error = hang_find(inquiry->history, inquiry_told(inquiry), &inquiry->faults, &inside);
    if (error)
        return error;
    if (inquiry->faults.count[FAULT_HANG])
        judgement->beside_hangs = inside;
    if (inquiry->history->drained)
        return inquiry->lost.count ? tell_lost(inquiry) : 0;
    judgement->inside_at_end = inquiry->inside.count;
    if (judgement->either.count)
        error = count_lost(inquiry, inquiry->lost_by_empty, &judgement->either);
    if (!error && judgement->either_late.count)
        error = count_lost(inquiry, inquiry->lost_by_late, &judgement->either_late);
    return error;
}
