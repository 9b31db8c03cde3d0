/* The stays that chains are made of, by one sweep through time.
 *
 * A stay is known when it ends, so stays come in order of their ends, and each drops those before
 * it that began later: only stays that outlast all those begun before them can be of a shortest
 * chain.
 */
#include "judge/cover.h"

#include <errno.h>
#include <stdlib.h>

#include "judge/items.h"
#include "judge/merge.h"
#include "judge/pending.h"

/* The sweep. Cursor w: gets of worker w, by invocation; workers + w: its puts, by return. */
struct sweep {
    const struct history *history;
    struct cover *cover;
    uint64_t *taken;
    struct merge merge;
    size_t *at;                     /* by cursor: its next call */
    struct items inside;            /* when an item's stay began, one too high; or GOT */
    size_t depth;                   /* items with a stay that has not ended */
    uint64_t end;                   /* stays that begin later do not matter */
    const struct cover_span *spans; /* in order, apart: only what meets one matters; NULL: all */
    size_t spans_count, span;       /* .span: the first that is not over by now */
};

#define GOT UINT64_MAX /* the item's get was invoked before its put returned */

/* Adds a stay that ends after all those added before. Returns 0 or ENOMEM. */
static int add_stay(struct cover *cover, struct cover_link stay)
{
    while (cover->count && cover->links[cover->count - 1].from >= stay.from)
        cover->count--;
    if (cover->count && cover->links[cover->count - 1].until >= stay.until)
        return 0;
    if (cover->count == cover->room) {
        size_t room = cover->room ? 2 * cover->room : 64;
        struct cover_link *wider = realloc(cover->links, room * sizeof *wider);
        if (!wider)
            return ENOMEM;
        cover->links = wider;
        cover->room = room;
    }
    cover->links[cover->count++] = stay;
    return 0;
}

/* The stamp of a cursor's next event. */
static uint64_t next_stamp(struct sweep *sweep, size_t cursor)
{
    size_t workers = sweep->history->workers;
    bool returns = cursor >= workers;
    const struct history_log *log = &sweep->history->logs[returns ? cursor - workers : cursor];
    for (size_t *at = &sweep->at[cursor]; *at < log->count; ++*at) {
        const struct operation *call = &log->operations[*at];
        uint64_t item = !returns                    ? pending_item(call, sweep->taken, cursor)
                        : call->answer == ANSWER_OK ? call->item
                                                    : 0;
        if (!item)
            continue;
        __builtin_prefetch(items_home(&sweep->inside, item));
        __builtin_prefetch(call + MERGE_AHEAD);
        return returns ? operation_over(call, sweep->history->guard) : call->invoked;
    }
    return STAMP_NEVER;
}

/* Whether a stay that ends now meets a span: one that is not over, or the last that is. */
static bool matters(struct sweep *sweep, uint64_t from, uint64_t until)
{
    if (!sweep->spans)
        return true;
    while (sweep->span < sweep->spans_count && sweep->spans[sweep->span].over < until)
        sweep->span++;
    bool last = sweep->span && sweep->spans[sweep->span - 1].over > from;
    return last || (sweep->span < sweep->spans_count && sweep->spans[sweep->span].invoked < until);
}

/* A get was invoked. Returns 0 or ENOMEM. */
static int end_stay(struct sweep *sweep, uint64_t item, uint64_t now)
{
    uint64_t word = items_word(&sweep->inside, item);
    if (!word && now >= sweep->end)
        return 0; /* its stay does not matter */
    uint64_t *place = items_claim(&sweep->inside, item);
    if (!place)
        return ENOMEM;
    *place = GOT;
    if (!word || word == GOT)
        return 0;
    items_remove(&sweep->inside, item, place);
    sweep->depth--;
    return matters(sweep, word - 1, now)
               ? add_stay(sweep->cover, (struct cover_link){item, word - 1, now})
               : 0;
}

/* A put returned. Returns 0 or ENOMEM. */
static int begin_stay(struct sweep *sweep, uint64_t item, uint64_t now)
{
    if (now >= sweep->end)
        return 0;
    uint64_t *place = items_claim(&sweep->inside, item);
    if (!place)
        return ENOMEM;
    if (*place == GOT) {
        items_remove(&sweep->inside, item, place);
        return 0;
    }
    *place = now + 1;
    sweep->depth++;
    return 0;
}

/* Takes every event in order; of equal stamps, gets first: stays are open. 0 or ENOMEM. */
static int run(struct sweep *sweep)
{
    struct merge *merge = &sweep->merge;
    size_t workers = sweep->history->workers;
    int error = 0;
    for (size_t cursor = 0; cursor < 2 * workers; cursor++)
        merge_set(merge, cursor, next_stamp(sweep, cursor));
    merge_start(merge);
    while (!error && merge->first.stamp != STAMP_NEVER) {
        uint64_t now = merge->first.stamp;
        size_t cursor = merge->first.cursor;
        size_t worker = cursor < workers ? cursor : cursor - workers;
        if (now >= sweep->end && !sweep->depth)
            break;
        const struct operation *call =
            &sweep->history->logs[worker].operations[sweep->at[cursor]++];
        error = cursor < workers ? end_stay(sweep, pending_item(call, sweep->taken, worker), now)
                                 : begin_stay(sweep, call->item, now);
        merge_advance(merge, next_stamp(sweep, cursor));
    }
    return error;
}

/* Of the items that nobody got, the first to come in outlasts all. Returns 0 or ENOMEM. */
static int add_left(struct sweep *sweep)
{
    struct cover_link first = {0, STAMP_NEVER, STAMP_NEVER};
    uint64_t item, word;
    for (size_t place = 0; items_next(&sweep->inside, &place, &item, &word);)
        if (word != GOT && word - 1 < first.from)
            first = (struct cover_link){item, word - 1, STAMP_NEVER};
    return first.from == STAMP_NEVER ? 0 : add_stay(sweep->cover, first);
}

/* What pending gets are taken to have got. 0 or ENOMEM. */
static int settle(const struct history *history, bool lost, uint64_t **taken)
{
    if (!lost || history->drained)
        return pending_settle(history, lost, taken);
    *taken = calloc(history->workers + 1, sizeof **taken);
    return *taken ? 0 : ENOMEM;
}

/* `lost`: items that nobody got were lost; if the history was drained, those beyond what pending
 * gets may have taken. */
static struct cover *open_cover(const struct history *history, bool lost,
                                const struct cover_span *spans, size_t count)
{
    struct sweep sweep = {.history = history,
                          .end = spans ? spans[count - 1].over : STAMP_NEVER,
                          .spans = spans,
                          .spans_count = count};
    sweep.cover = calloc(1, sizeof *sweep.cover);
    sweep.at = calloc(2 * history->workers + 1, sizeof *sweep.at);
    bool ready = sweep.cover && sweep.at && !settle(history, lost, &sweep.taken) &&
                 !items_open(&sweep.inside) && !merge_open(&sweep.merge, 2 * history->workers) &&
                 !run(&sweep) && (lost || !add_left(&sweep));
    merge_close(&sweep.merge);
    items_close(&sweep.inside);
    free(sweep.taken);
    free(sweep.at);
    if (ready) {
        sweep.cover->guard = history->guard;
        return sweep.cover;
    }
    cover_free(sweep.cover);
    return NULL;
}

struct cover *cover_open(const struct history *history)
{
    return open_cover(history, history->drained, NULL, 0);
}

static int by_invocation(const void *left, const void *right)
{
    const struct cover_span *a = left, *b = right;
    return (a->invoked > b->invoked) - (a->invoked < b->invoked);
}

struct cover *cover_open_spans(const struct history *history, struct cover_span *spans,
                               size_t count)
{
    size_t kept = 0;
    if (count > 1)
        qsort(spans, count, sizeof *spans, by_invocation);
    for (size_t i = 1; i < count; i++) {
        if (spans[i].invoked > spans[kept].over)
            spans[++kept] = spans[i];
        else if (spans[i].over > spans[kept].over)
            spans[kept].over = spans[i].over;
    }
    return count ? open_cover(history, history->drained, spans, kept + 1) : cover_open(history);
}

struct cover *cover_open_lost(const struct history *history)
{
    return open_cover(history, true, NULL, 0);
}

void cover_free(struct cover *cover)
{
    if (!cover)
        return;
    free(cover->links);
    free(cover);
}
