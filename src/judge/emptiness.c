/* Every Empty's verdict, by one sweep through time.
 *
 * Two cursors walk each worker's log, one over invocations, one over returns, and all of them are
 * merged; of equal stamps, invocations come first. A get's invocation ends its item's certain stay,
 * a put's return begins one, and the sweep keeps how many items are certainly inside and since
 * when there has been at least one. The stays are open intervals, and the order of equal stamps is
 * exactly right for that: one stay ending where the next begins leaves that instant uncovered.
 * When an Empty returns, it is a lie iff the present piece began before the Empty was invoked.
 */
#include "judge/judge.h"

#include <errno.h>
#include <stdlib.h>

#include "history/blocks.h"
#include "judge/merge.h"
#include "judge/pending.h"

/* What is known of an item: two bits in the word of its block. */
enum mark {
    MARK_NONE,
    MARK_INSIDE,      /* it is certainly inside */
    MARK_ALREADY_GOT, /* its get was invoked before its put returned */
};
enum { BLOCK = 32 }; /* items a block */

/* One worker: where the sweep is in its log, and what it has done since its last GOT. */
struct walker {
    const struct operation *invoked, *returned, *start, *end;
    uint64_t episode;    /* when the present episode was invoked */
    bool first_invoked;  /* no look since the last GOT, up to .invoked */
    bool first_returned; /* the same, up to .returned */
    bool lying;          /* in an episode */
};

struct sweep {
    struct walker *walkers;
    size_t workers;
    uint64_t guard;
    const uint64_t *taken;
    struct merge merge; /* cursor w: invocations of worker w; cursor workers + w: its returns */
    struct blocks inside;
    size_t depth;         /* how many items are certainly inside */
    uint64_t piece_start; /* if any is: since when */
    uint64_t answers[256];
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
        sweep->answers[operation->answer]++;
        if (operation->answer == ANSWER_OK || operation_says_empty(operation))
            return operation_over(operation, sweep->guard);
        if (operation->kind != OPERATION_PUT)
            walker->first_returned = operation->answer == ANSWER_GOT;
        if (operation->answer == ANSWER_GOT)
            walker->lying = false;
    }
    return STAMP_NEVER;
}

/* An item without mark gets `set`; one with the mark `clear` loses it; others stay as they are.
 * Returns the mark it had, or -1 when out of memory. */
static inline int change_mark(struct blocks *inside, uint64_t item, enum mark set, enum mark clear)
{
    struct block_slot *slot = blocks_claim(inside, item / BLOCK);
    if (!slot)
        return -1;
    unsigned place = (unsigned)(item % BLOCK * 2);
    enum mark mark = (enum mark)(slot->word >> place & 3);
    if (mark == MARK_NONE) {
        slot->word |= (uint64_t)set << place;
    } else if (mark == clear) {
        slot->word ^= (uint64_t)clear << place;
        if (!slot->word)
            blocks_remove(inside, slot);
    }
    return mark;
}

/* An item's certain stay begins, unless it is over already. Returns 0 or ENOMEM. */
static int begin_stay(struct sweep *sweep, uint64_t item, uint64_t now)
{
    int mark = change_mark(&sweep->inside, item, MARK_INSIDE, MARK_ALREADY_GOT);
    if (mark == MARK_NONE && sweep->depth++ == 0)
        sweep->piece_start = now;
    return mark < 0 ? ENOMEM : 0;
}

/* An item's certain stay ends, or will not begin. Returns 0 or ENOMEM. */
static int end_stay(struct sweep *sweep, uint64_t item)
{
    int mark = change_mark(&sweep->inside, item, MARK_ALREADY_GOT, MARK_INSIDE);
    sweep->depth -= mark == MARK_INSIDE;
    return mark < 0 ? ENOMEM : 0;
}

/* An Empty has returned. Sets *instant if it is legal; true if it is spurious. */
static bool judge_empty(const struct sweep *sweep, const struct operation *empty, uint64_t now,
                        uint64_t *instant)
{
    *instant = sweep->depth ? sweep->piece_start : now;
    return sweep->depth && sweep->piece_start < empty->invoked;
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
            before = now == latest ? before : sweep->depth;
            latest = now;
            bool attempt = before && call->answer != ANSWER_PENDING;
            sweep->tally->attempts += attempt;
            sweep->tally->first_attempts += attempt && walker->first_invoked;
            walker->first_invoked = call->answer == ANSWER_GOT;
            uint64_t item = pending_item(call, sweep->taken, cursor);
            if (item && end_stay(sweep, item))
                return ENOMEM;
            merge_advance(merge, next_invoked(walker));
        } else {
            struct walker *walker = &sweep->walkers[cursor - sweep->workers];
            const struct operation *call = walker->returned;
            if (call->answer == ANSWER_OK) {
                if (begin_stay(sweep, call->item, now))
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
    for (size_t worker = 0; worker < history->workers; worker++) {
        const struct history_log *log = &history->logs[worker];
        struct walker *walker = &sweep->walkers[worker];
        if (!log->count)
            continue;
        *walker = (struct walker){.invoked = log->operations,
                                  .returned = log->operations,
                                  .start = log->operations,
                                  .end = log->operations + log->count,
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
}

int judge_emptiness(const struct history *history, struct tally *tally, judge_visit *visit,
                    void *context)
{
    *tally = (struct tally){0};
    uint64_t *taken;
    if (pending_settle(history, &taken))
        return ENOMEM;
    struct sweep sweep = {
        .workers = history->workers, .guard = history->guard, .taken = taken, .tally = tally};
    sweep.walkers = malloc((history->workers + 1) * sizeof *sweep.walkers);
    int error = ENOMEM;
    if (sweep.walkers && !blocks_open(&sweep.inside) &&
        !merge_open(&sweep.merge, 2 * history->workers)) {
        start(&sweep, history);
        error = run(&sweep, visit, context);
        count_answers(tally, sweep.answers);
    }
    merge_close(&sweep.merge);
    blocks_close(&sweep.inside);
    free(sweep.walkers);
    free(taken);
    return error;
}
