/* Empties, in one reading or in two. */
#include "judge/inquiry.h"

#include <errno.h>

#include "judge/emptiness.h"
#include "judge/kinds/deadline.h"

/* The first reading, if there are two: only which are lies. */
static void note_lie(void *context, size_t worker, size_t index, bool spurious, uint64_t instant)
{
    struct inquiry *inquiry = context;
    (void)worker, (void)index, (void)instant;
    uint64_t empty = inquiry->empties++;
    inquiry->lies[empty / 64] |= (uint64_t)spurious << empty % 64;
}

/* The second reading: items left are lost. An Empty that was a lie only in the first is told apart.
 */
static void compare_lie(void *context, size_t worker, size_t index, bool spurious, uint64_t instant)
{
    struct inquiry *inquiry = context;
    uint64_t empty = inquiry->empties++, bit = (uint64_t)1 << empty % 64;
    uint64_t over =
        operation_over(&inquiry->history->logs[worker].operations[index], inquiry->history->guard);
    (void)instant;
    if (inquiry->lies[empty / 64] & bit && !spurious && over > inquiry->threshold)
        inquiry->threshold = over;
}

/* The reading that is told. */
static void tell_verdict(void *context, size_t worker, size_t index, bool spurious,
                         uint64_t instant)
{
    struct inquiry *inquiry = context;
    note_lie(inquiry, worker, index, spurious, instant);
    const struct operation *empty = &inquiry->history->logs[worker].operations[index];
    uint64_t over = operation_over(empty, inquiry->history->guard);
    if (spurious && over > inquiry->last_lie)
        inquiry->last_lie = over;
    if (empty->manner == MANNER_TIMED && !inquiry->cover &&
        !(inquiry->cover = cover_open(inquiry->history)))
        inquiry->error = ENOMEM;
    if (empty->manner == MANNER_TIMED && inquiry->cover)
        deadline_judge(inquiry->history, inquiry->cover, worker, index, spurious, &inquiry->faults);
    if (inquiry->visit)
        inquiry->visit(inquiry->context, worker, index, spurious, instant);
}

static int sweep(struct inquiry *inquiry, bool lost, struct tally *tally, judge_visit *visit)
{
    struct fates fates = inquiry->fates;
    fates.lost = lost;
    inquiry->empties = 0;
    int error = emptiness_sweep(inquiry->history, fates, tally, visit, inquiry);
    return error ? error : inquiry->error;
}

/* An item that is left is inside to the end, or lost. A history that was drained tells which; else
 * both are looked at if it makes a difference. */
int inquiry_empties(struct inquiry *inquiry)
{
    struct judgement *judgement = inquiry->judgement;
    const struct history *history = inquiry->history;
    struct tally other;
    bool drained = history->drained, left = inquiry->fates.count > 0;
    if (left && drained) {
        int error = sweep(inquiry, false, &other, NULL);
        if (!error)
            error = sweep(inquiry, true, &judgement->tally, tell_verdict);
        if (!error)
            judgement->beside_lost = other.spurious - judgement->tally.spurious;
        return error;
    }
    int error = sweep(inquiry, false, &judgement->tally, tell_verdict);
    if (error || !left || !judgement->tally.spurious)
        return error;
    uint64_t before;
    error = inquiry_count_left(inquiry, false, inquiry->last_lie, &before);
    if (error || !before)
        return error; /* what is left came after all lies */
    error = sweep(inquiry, true, &other, compare_lie);
    judgement->either.count = judgement->tally.spurious - other.spurious;
    return error;
}
