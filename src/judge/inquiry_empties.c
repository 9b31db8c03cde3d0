/* Empties, in one reading or in two. */
#include "judge/inquiry.h"

#include <errno.h>
#include <string.h>

#include "judge/kinds/deadline.h"

/* The first reading, if there are two: only which are lies. */
static void note_lie(void *context, size_t worker, size_t index, bool spurious, uint64_t instant)
{
    struct inquiry *inquiry = context;
    (void)worker, (void)index, (void)instant;
    uint64_t empty = inquiry->empties++;
    inquiry->lies[empty / 64] |= (uint64_t)spurious << empty % 64;
}

/* Opens the cover of the second reading. */
static int open_lost(struct inquiry *inquiry)
{
    if (!inquiry->cover_lost)
        inquiry->cover_lost = cover_open_lost(inquiry->history);
    return inquiry->cover_lost ? 0 : ENOMEM;
}

/* The second reading: items left are lost. Of an Empty that was a lie only in the first, each of
 * those that were in before its first uncovered instant covers the rest. (What program order makes
 * of it is told more coarsely.) */
static void compare_lie(void *context, size_t worker, size_t index, bool spurious, uint64_t instant)
{
    struct inquiry *inquiry = context;
    uint64_t empty = inquiry->empties++, bit = (uint64_t)1 << empty % 64;
    const struct operation *call = &inquiry->history->logs[worker].operations[index];
    (void)instant;
    if (!(inquiry->lies[empty / 64] & bit) || spurious || inquiry->error ||
        (inquiry->error = open_lost(inquiry)))
        return;
    uint64_t gap = inquiry->tight ? operation_over(call, inquiry->history->guard) + 1
                                  : cover_gap(inquiry->cover_lost, call->invoked);
    inquiry->lost_by_empty = gap > inquiry->lost_by_empty ? gap : inquiry->lost_by_empty;
}

/* A timed get was late, or would be if the items left are inside to the end. */
static void judge_late(struct inquiry *inquiry, size_t worker, size_t index)
{
    const struct operation *empty = &inquiry->history->logs[worker].operations[index];
    if (!deadline_late(inquiry->history, inquiry->cover, empty))
        return;
    faults_add(&inquiry->faults, FAULT_LATE, worker, index);
    bool two = inquiry->lost.count && !inquiry->history->drained;
    if (!two || deadline_late(inquiry->history, inquiry->cover_lost, empty))
        return;
    uint64_t from = empty->deadline > empty->invoked ? empty->deadline : empty->invoked;
    uint64_t gap = cover_gap(inquiry->cover_lost, from);
    inquiry->judgement->either_late.count++;
    inquiry->lost_by_late = gap > inquiry->lost_by_late ? gap : inquiry->lost_by_late;
}

/* Opens the cover at the first timed Empty: both, if there are two readings. 0 or ENOMEM. */
static int open_covers(struct inquiry *inquiry)
{
    bool two = inquiry->lost.count && !inquiry->history->drained;
    if (!inquiry->cover)
        inquiry->cover = cover_open(inquiry->history);
    return inquiry->cover && (!two || !open_lost(inquiry)) ? 0 : ENOMEM;
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
    if (deadline_early(inquiry->history, empty))
        faults_add(&inquiry->faults, FAULT_EARLY, worker, index);
    if (empty->manner == MANNER_TIMED && !inquiry->error)
        inquiry->error = open_covers(inquiry);
    if (empty->manner == MANNER_TIMED && !inquiry->error)
        judge_late(inquiry, worker, index);
    if (inquiry->visit)
        inquiry->visit(inquiry->context, worker, index, spurious, instant);
}

static int sweep(struct inquiry *inquiry, const struct fates *fates, struct tally *tally,
                 judge_visit *visit)
{
    struct sweep_empties empties = {inquiry->tight, tally, visit, inquiry};
    inquiry->empties = 0;
    int error = sweep_once(inquiry->history, fates, NULL, &empties);
    return error ? error : inquiry->error;
}

/* Whether some get gave up at a deadline. */
static bool has_timed(const struct history *history)
{
    for (size_t worker = 0; worker < history->workers; worker++)
        for (size_t i = 0; i < history->logs[worker].count; i++)
            if (history->logs[worker].operations[i].manner == MANNER_TIMED)
                return true;
    return false;
}

bool inquiry_ask(struct inquiry *inquiry, struct sweep_empties *empties)
{
    *empties =
        (struct sweep_empties){inquiry->tight, &inquiry->judgement->tally, tell_verdict, inquiry};
    /* In a history that was drained nobody may be told of verdicts beside what was lost. */
    inquiry->judged =
        !(inquiry->history->drained && inquiry->visit) && !has_timed(inquiry->history);
    return inquiry->judged;
}

/* Empties of a history that was drained, and lost something. */
static int judge_beside_lost(struct inquiry *inquiry)
{
    struct judgement *judgement = inquiry->judgement;
    struct tally other = judgement->tally;
    int error = inquiry->judged ? 0 : sweep(inquiry, &inquiry->inside, &other, NULL);
    memset(inquiry->lies, 0, inquiry->lies_size);
    inquiry->last_lie = 0;
    if (!error)
        error = sweep(inquiry, &inquiry->lost, &judgement->tally, tell_verdict);
    if (!error && other.spurious > judgement->tally.spurious)
        judgement->beside_lost = other.spurious - judgement->tally.spurious;
    return error;
}

/* An item that is left is inside to the end, or lost. A history that was drained tells which; else
 * both are looked at if it makes a difference. */
int inquiry_empties(struct inquiry *inquiry)
{
    struct judgement *judgement = inquiry->judgement;
    struct tally other;
    bool left = inquiry->lost.count > 0;
    int error = inquiry->error;
    if (left && inquiry->history->drained)
        return error ? error : judge_beside_lost(inquiry);
    if (!inquiry->judged)
        error = sweep(inquiry, &inquiry->inside, &judgement->tally, tell_verdict);
    if (error || !left || !judgement->tally.spurious)
        return error;
    struct either before = {0};
    error = inquiry_count_left(inquiry, &inquiry->lost, inquiry->last_lie, &before);
    if (error || !(before.lost || inquiry->tight))
        return error; /* what is left came after all lies */
    error = sweep(inquiry, &inquiry->lost, &other, compare_lie);
    judgement->either.count = judgement->tally.spurious - other.spurious;
    return error;
}
