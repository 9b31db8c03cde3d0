/* Every Empty's verdict, by one sweep through time.
 *
 * Two cursors walk each worker's log, one over invocations, one over returns, and all of them are
 * merged; of equal stamps, invocations come first. A get's invocation ends its item's certain stay,
 * a put's return begins one, and the sweep keeps how many items are certainly inside and since
 * when there has been at least one. The stays are open intervals, and the order of equal stamps is
 * exactly right for that: one stay ending where the next begins leaves that instant uncovered.
 * When an Empty returns, it is a lie iff the present piece began before the Empty was invoked.
 *
 * Where program order tells more than stamps, the verdicts come from program.c, in the same order;
 * the sweep then only counts.
 */
#include "judge/emptiness.h"

#include <errno.h>
#include <stdlib.h>

#include "judge/inside.h"
#include "judge/merge.h"
#include "judge/pending.h"
#include "judge/program.h"

/* One worker: where the sweep is in its log, and what it has done since its last GOT. */
struct walker {
    const struct operation *invoked, *returned, *start, *end;
    size_t base;         /* how many calls the workers before it made */
    uint64_t episode;    /* when the present episode was invoked */
    bool first_invoked;  /* no look since the last GOT, up to .invoked */
    bool first_returned; /* the same, up to .returned */
    bool lying;          /* in an episode */
    bool aside;          /* its calls count in no tally */
};

struct sweep {
    struct walker *walkers;
    size_t workers;
    uint64_t guard;
    const uint64_t *taken;
    struct merge merge; /* cursor w: invocations of worker w; cursor workers + w: its returns */
    struct inside inside;
    uint64_t answers[256];
    const uint64_t *verdicts; /* program_empties', the next one first; NULL: stamps tell all */
    const uint64_t *own;      /* program_own's */
    struct tally *tally;
};

/* The stamp of the walker's next invocation that matters: puts make no difference. */
static uint64_t next_invoked(struct walker *walker)
{
    while (walker->invoked < walker->end && walker->invoked->kind == OPERATION_PUT)
        walker->invoked++;
    return walker->invoked < walker->end ? walker->invoked->invoked : STAMP_NEVER;
}

/* The stamp of the walker's next return that matters: of a put that went in, or of an Empty. */
static uint64_t next_returned(struct sweep *sweep, struct walker *walker)
{
    for (; walker->returned < walker->end; walker->returned++) {
        const struct operation *operation = walker->returned;
        sweep->answers[operation->answer] += !walker->aside;
        if (operation->answer == ANSWER_OK || operation_says_empty(operation))
            return operation_over(operation, sweep->guard);
        if (operation->kind != OPERATION_PUT)
            walker->first_returned = operation->answer == ANSWER_GOT;
        if (operation->answer == ANSWER_GOT)
            walker->lying = false;
    }
    return STAMP_NEVER;
}

/* An Empty has returned. Sets *instant if it is legal; true if it is spurious. */
static bool judge_empty(struct sweep *sweep, const struct operation *empty, uint64_t now,
                        uint64_t *instant)
{
    if (sweep->verdicts) {
        *instant = *sweep->verdicts++;
        return *instant == STAMP_NEVER;
    }
    *instant = sweep->inside.depth ? sweep->inside.since : now;
    return sweep->inside.depth && sweep->inside.since < empty->invoked;
}

static void count_empty(struct tally *tally, struct walker *walker, bool spurious)
{
    const struct operation *empty = walker->returned;
    tally->spurious += spurious;
    tally->legal_empty += !spurious;
    tally->first_spurious += spurious && walker->first_returned;
    walker->first_returned = false;
    if (!spurious)
        return;
    if (!walker->lying) {
        walker->lying = true;
        walker->episode = empty->invoked;
        tally->episodes++;
    }
    uint64_t length = empty->returned - walker->episode;
    if (length > tally->longest_episode)
        tally->longest_episode = length;
}

/* Whether something that the worker had put itself was certainly inside. */
static bool own_inside(const struct sweep *sweep, const struct walker *walker,
                       const struct operation *call)
{
    size_t number = walker->base + (size_t)(call - walker->start);
    return sweep->own[number / 64] >> number % 64 & 1;
}

/* Takes every event in order. Returns 0 or ENOMEM. */
static int run(struct sweep *sweep, judge_visit *visit, void *context)
{
    struct merge *merge = &sweep->merge;
    uint64_t instant, latest = STAMP_NEVER;
    size_t before = 0; /* items certainly inside just before `latest` */
    for (uint64_t now; (now = merge->first.stamp) != STAMP_NEVER;) {
        size_t cursor = merge->first.cursor;
        if (cursor < sweep->workers) {
            struct walker *walker = &sweep->walkers[cursor];
            const struct operation *call = walker->invoked++;
            before = now == latest ? before : sweep->inside.depth;
            latest = now;
            bool inside = before || (sweep->own && own_inside(sweep, walker, call));
            bool attempt = inside && call->answer != ANSWER_PENDING && !walker->aside;
            sweep->tally->attempts += attempt;
            sweep->tally->first_attempts += attempt && walker->first_invoked;
            walker->first_invoked = call->answer == ANSWER_GOT;
            uint64_t item = pending_item(call, sweep->taken, cursor);
            if (item && inside_end(&sweep->inside, item))
                return ENOMEM;
            merge_advance(merge, next_invoked(walker));
        } else {
            struct walker *walker = &sweep->walkers[cursor - sweep->workers];
            const struct operation *call = walker->returned;
            if (call->answer == ANSWER_OK) {
                if (inside_begin(&sweep->inside, call->item, now))
                    return ENOMEM;
            } else {
                bool spurious = judge_empty(sweep, call, now, &instant);
                count_empty(sweep->tally, walker, spurious);
                if (visit)
                    visit(context, cursor - sweep->workers, (size_t)(call - walker->start),
                          spurious, instant);
            }
            walker->returned++;
            merge_advance(merge, next_returned(sweep, walker));
        }
    }
    return 0;
}

/* Puts all walkers at the start of their logs. */
static void start(struct sweep *sweep, const struct history *history)
{
    size_t base = 0;
    for (size_t worker = 0; worker < history->workers; base += history->logs[worker++].count) {
        const struct history_log *log = &history->logs[worker];
        struct walker *walker = &sweep->walkers[worker];
        if (!log->count)
            continue;
        *walker = (struct walker){.invoked = log->operations,
                                  .returned = log->operations,
                                  .start = log->operations,
                                  .end = log->operations + log->count,
                                  .base = base,
                                  .aside = log->aside,
                                  .first_invoked = true,
                                  .first_returned = true};
        merge_set(&sweep->merge, worker, next_invoked(walker));
        merge_set(&sweep->merge, history->workers + worker, next_returned(sweep, walker));
    }
    merge_start(&sweep->merge);
}

static void count_answers(struct tally *tally, const uint64_t answers[])
{
    for (int answer = ANSWER_OK; answer <= ANSWER_PENDING; answer++)
        tally->operations += answers[answer];
    tally->put = answers[ANSWER_OK];
    tally->full = answers[ANSWER_FULL];
    tally->got = answers[ANSWER_GOT];
    tally->busy = answers[ANSWER_BUSY];
    tally->pending = answers[ANSWER_PENDING];
    tally->not_empty = answers[ANSWER_FALSE];
}

/* The items that were lost are taken to have been got before they were put. */
static int take_lost(struct sweep *sweep, const struct fates *fates)
{
    for (size_t i = 0; fates->lost && i < fates->count; i++)
        if (inside_end(&sweep->inside, fates->left[i]))
            return ENOMEM;
    return 0;
}

int emptiness_sweep(const struct history *history, const struct fates *fates, bool tight,
                    struct tally *tally, judge_visit *visit, void *context)
{
    *tally = (struct tally){0};
    uint64_t *verdicts = NULL, *own = NULL;
    int error = tight ? program_ask(history, fates, &verdicts, &own) : 0;
    struct sweep sweep = {.workers = history->workers,
                          .guard = history->guard,
                          .taken = fates->taken,
                          .verdicts = verdicts,
                          .own = own,
                          .tally = tally};
    sweep.walkers = malloc((history->workers + 1) * sizeof *sweep.walkers);
    if (!error && (!sweep.walkers || blocks_open(&sweep.inside.marks) || take_lost(&sweep, fates) ||
                   merge_open(&sweep.merge, 2 * history->workers)))
        error = ENOMEM;
    if (!error) {
        start(&sweep, history);
        error = run(&sweep, visit, context);
        count_answers(tally, sweep.answers);
    }
    merge_close(&sweep.merge);
    blocks_close(&sweep.inside.marks);
    free(sweep.walkers);
    free(verdicts);
    free(own);
    return error;
}

int judge_emptiness(const struct history *history, struct tally *tally, judge_visit *visit,
                    void *context)
{
    struct fates fates = {0};
    int error = pending_settle(history, false, &fates.taken);
    if (!error)
        error = emptiness_sweep(history, &fates, program_is_tight(history), tally, visit, context);
    fates_close(&fates);
    return error;
}
