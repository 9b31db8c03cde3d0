/* Shortest chains, by greedy cover.
 *
 * Of the stays that began before the Empty was invoked, take the one that lasts longest; then, of
 * those that began before that one ended, again the longest; until one outlasts the Empty. No
 * chain is shorter, since no chain reaches further with as many links. Only stays that outlast all
 * those begun before them can ever be taken: only these are kept, and both their ends ascend.
 */
#include "judge/judge.h"

#include <errno.h>
#include <stdlib.h>

#include "judge/items.h"
#include "judge/merge.h"
#include "judge/pending.h"

enum { NEVER_GOT = 1 };

struct cover {
    struct cover_link *links; /* .from ascends, .until ascends strictly */
    size_t count, room;
    uint64_t guard;
};

/* Fills `left` with every item that was in before `end`: word 1. 0 or ENOMEM. */
static int collect_puts(const struct history *history, uint64_t end, struct items *left)
{
    for (size_t worker = 0; worker < history->workers; worker++)
        for (size_t i = 0; i < history->logs[worker].count; i++) {
            const struct operation *put = &history->logs[worker].operations[i];
            if (put->invoked >= end)
                break;
            uint64_t *word = put->answer == ANSWER_OK ? items_claim(left, put->item) : NULL;
            if (put->answer == ANSWER_OK && !word)
                return ENOMEM;
            if (word)
                *word = NEVER_GOT;
        }
    return 0;
}

/* Notes of each of them the earliest invocation of a get that took it. */
static void collect_gets(const struct history *history, const uint64_t *taken, struct items *left)
{
    for (size_t worker = 0; worker < history->workers; worker++)
        for (size_t i = 0; i < history->logs[worker].count; i++) {
            const struct operation *get = &history->logs[worker].operations[i];
            uint64_t item = pending_item(get, taken, worker);
            if (!item || !items_word(left, item))
                continue;
            /* The stamp is kept two too high: 0 is no word, and 1 taken. */
            uint64_t *word = items_claim(left, item);
            if (*word == NEVER_GOT || get->invoked + 2 < *word)
                *word = get->invoked + 2;
        }
}

/* Adds a stay, begun after all those added before, if it outlasts them. Returns 0 or ENOMEM. */
static int add_stay(struct cover *cover, struct cover_link stay)
{
    if (stay.until <= stay.from ||
        (cover->count && stay.until <= cover->links[cover->count - 1].until))
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

/* The stamp from which the item of the next put that went in is certainly inside. */
static uint64_t next_put(const struct history *history, size_t worker, uint64_t end, size_t *at)
{
    const struct history_log *log = &history->logs[worker];
    while (*at < log->count && log->operations[*at].answer != ANSWER_OK)
        ++*at;
    return *at < log->count && log->operations[*at].invoked < end
               ? operation_over(&log->operations[*at], history->guard)
               : STAMP_NEVER;
}

/* Adds all stays in order of their beginning. `at` has a place per worker. 0 or ENOMEM. */
static int collect_stays(struct cover *cover, const struct history *history, bool lost,
                         uint64_t end, const struct items *left, struct merge *merge, size_t *at)
{
    for (size_t worker = 0; worker < history->workers; worker++)
        merge_set(merge, worker, next_put(history, worker, end, &at[worker]));
    merge_start(merge);
    while (merge->first.stamp != STAMP_NEVER) {
        size_t worker = merge->first.cursor;
        uint64_t item = history->logs[worker].operations[at[worker]].item;
        uint64_t word = items_word(left, item);
        struct cover_link stay = {item, merge->first.stamp,
                                  word == NEVER_GOT ? STAMP_NEVER : word - 2};
        if (!(lost && word == NEVER_GOT) && add_stay(cover, stay))
            return ENOMEM;
        at[worker]++;
        merge_advance(merge, next_put(history, worker, end, &at[worker]));
    }
    return 0;
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
static struct cover *open_cover(const struct history *history, bool lost, uint64_t end)
{
    struct cover *cover = calloc(1, sizeof *cover);
    size_t *at = calloc(history->workers + 1, sizeof *at);
    uint64_t *taken = NULL;
    struct items left = {0};
    struct merge merge = {0};
    bool ready = cover && at && !settle(history, lost, &taken) && !items_open(&left) &&
                 !merge_open(&merge, history->workers) && !collect_puts(history, end, &left);
    if (ready) {
        collect_gets(history, taken, &left);
        ready = !collect_stays(cover, history, lost, end, &left, &merge, at);
    }
    merge_close(&merge);
    items_close(&left);
    free(taken);
    free(at);
    if (ready) {
        cover->guard = history->guard;
        return cover;
    }
    cover_free(cover);
    return NULL;
}

struct cover *cover_open(const struct history *history)
{
    return open_cover(history, history->drained, STAMP_NEVER);
}

struct cover *cover_open_until(const struct history *history, uint64_t end)
{
    return open_cover(history, history->drained, end);
}

struct cover *cover_open_lost(const struct history *history)
{
    return open_cover(history, true, STAMP_NEVER);
}

void cover_free(struct cover *cover)
{
    if (!cover)
        return;
    free(cover->links);
    free(cover);
}

/* How many links began before `stamp`. */
static size_t begun_before(const struct cover *cover, uint64_t stamp)
{
    size_t low = 0, high = cover->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (cover->links[middle].from < stamp)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t cover_chain(const struct cover *cover, uint64_t invoked, uint64_t returned,
                   struct cover_link *links, size_t most)
{
    const struct operation empty = {.invoked = invoked, .returned = returned};
    uint64_t over = operation_over(&empty, cover->guard);
    uint64_t reached = invoked;
    for (size_t length = 0;; length++) {
        size_t begun = begun_before(cover, reached);
        if (!begun || cover->links[begun - 1].until <= reached)
            return 0;
        if (length < most)
            links[length] = cover->links[begun - 1];
        reached = cover->links[begun - 1].until;
        if (over < reached)
            return length + 1;
    }
}

uint64_t cover_gap(const struct cover *cover, uint64_t stamp)
{
    for (size_t begun; (begun = begun_before(cover, stamp)) > 0;) {
        if (cover->links[begun - 1].until <= stamp)
            break;
        stamp = cover->links[begun - 1].until;
    }
    return stamp;
}
