/* Items that nobody got: lost, or inside at the end, where gets that wait hang beside them. */
#include "judge/inquiry.h"

#include <errno.h>

#include "history/blocks.h"
#include "judge/kinds/hang.h"

/* Whether an item is left: `set` has a bit an item. */
static bool is_left(const struct blocks *set, const struct operation *call)
{
    return call->answer == ANSWER_OK &&
           blocks_look(set, call->item / 64)->word >> call->item % 64 & 1;
}

static int mark_left(struct blocks *set, const struct fates *fates)
{
    for (size_t i = 0; i < fates->count; i++) {
        struct block_slot *slot = blocks_claim(set, fates->left[i] / 64);
        if (!slot)
            return ENOMEM;
        slot->word |= (uint64_t)1 << fates->left[i] % 64;
    }
    return 0;
}

/* Tells of all puts whose items are left (if `tell`), and counts those that were over before
 * `threshold`. Returns 0 or ENOMEM. */
int inquiry_count_left(struct inquiry *inquiry, bool tell, uint64_t threshold, uint64_t *before)
{
    const struct history *history = inquiry->history;
    struct blocks set = {0};
    int error = blocks_open(&set) || mark_left(&set, &inquiry->fates) ? ENOMEM : 0;
    *before = 0;
    for (size_t worker = 0; worker < history->workers && !error; worker++)
        for (size_t i = 0; i < history->logs[worker].count; i++) {
            const struct operation *call = &history->logs[worker].operations[i];
            if (!is_left(&set, call))
                continue;
            *before += operation_over(call, history->guard) < threshold;
            if (tell)
                faults_add(&inquiry->faults, FAULT_LOST, worker, i);
        }
    blocks_close(&set);
    return error;
}

int inquiry_left(struct inquiry *inquiry)
{
    struct judgement *judgement = inquiry->judgement;
    uint64_t before, inside = inquiry->fates.count;
    int error = 0;
    if (inquiry->history->drained) {
        hang_find(inquiry->history, 0, &inquiry->faults);
        return inside ? inquiry_count_left(inquiry, true, 0, &before) : 0;
    }
    hang_find(inquiry->history, inside, &inquiry->faults);
    judgement->inside_at_end = inside;
    if (judgement->either.count)
        error = inquiry_count_left(inquiry, false, inquiry->threshold, &judgement->either.lost);
    if (judgement->either_order.count)
        judgement->either_order.lost = inside;
    return error;
}
