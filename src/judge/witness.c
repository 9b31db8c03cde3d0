/* Cutting a witness: few operations out of many, which alone still convict the same Empty.
 *
 * An item's stay is known from its put and its get. So whatever the excerpt mentions comes with
 * both, also when the get is a pending one that was only taken to have got it: then every stay in
 * the excerpt is the one of the whole history, and the Empty's chain is among them.
 */
#include "judge/judge.h"

#include <errno.h>
#include <stdlib.h>

#include "judge/items.h"
#include "judge/pending.h"

/* What goes into the excerpt: for every worker a window of its log, and the items' other ends. */
struct cut {
    const struct history *history;
    uint64_t *taken;
    struct items items;   /* all items mentioned */
    size_t worker, index; /* the Empty */
    size_t share;         /* how many operations of each worker */
};

struct window {
    size_t begin, end;
};

/* The part of a worker's log that is nearest to the Empty. */
static struct window find_window(const struct cut *cut, size_t worker)
{
    const struct history_log *log = &cut->history->logs[worker];
    const struct operation *empty = &cut->history->logs[cut->worker].operations[cut->index];
    size_t centre =
        worker == cut->worker ? cut->index : history_invoked_before(log, empty->invoked);
    size_t begin = centre > cut->share / 2 ? centre - cut->share / 2 : 0;
    size_t end = begin + cut->share < log->count ? begin + cut->share : log->count;
    begin = end > cut->share ? end - cut->share : 0;
    if (worker == cut->worker && cut->share == 0)
        return (struct window){cut->index, cut->index + 1};
    return (struct window){begin, end};
}

/* The item an operation moves, or is taken to move; 0 if none. */
static uint64_t moved_item(const struct cut *cut, const struct operation *operation, size_t worker)
{
    if (operation->kind == OPERATION_PUT)
        return operation->answer == ANSWER_FULL ? 0 : operation->item;
    return pending_item(operation, cut->taken, worker);
}

/* Remembers that the excerpt mentions an item. Returns 0 or ENOMEM. */
static int mention_item(struct cut *cut, uint64_t item)
{
    uint64_t *word = items_claim(&cut->items, item);
    if (word)
        *word = 1;
    return word ? 0 : ENOMEM;
}

/* Collects the items of the chain and of all windows. Returns 0 or ENOMEM. */
static int mention(struct cut *cut, const struct cover *cover)
{
    const struct operation *empty = &cut->history->logs[cut->worker].operations[cut->index];
    size_t length = cover_chain(cover, empty->invoked, empty->returned, NULL, 0);
    struct cover_link *chain = malloc((length + 1) * sizeof *chain);
    int error = chain ? 0 : ENOMEM;
    if (chain)
        cover_chain(cover, empty->invoked, empty->returned, chain, length);
    for (size_t i = 0; i < length && !error; i++)
        error = mention_item(cut, chain[i].item);
    free(chain);
    for (size_t worker = 0; worker < cut->history->workers && !error; worker++) {
        struct window window = find_window(cut, worker);
        for (size_t i = window.begin; i < window.end && !error; i++) {
            uint64_t item = moved_item(cut, &cut->history->logs[worker].operations[i], worker);
            error = item ? mention_item(cut, item) : 0;
        }
    }
    return error;
}

/* Copies what belongs to the excerpt of one worker's log; with `to` NULL only counts it. */
static size_t copy_log(const struct cut *cut, size_t worker, struct operation *to)
{
    const struct history_log *log = &cut->history->logs[worker];
    struct window window = find_window(cut, worker);
    size_t count = 0;
    for (size_t i = 0; i < log->count; i++) {
        uint64_t item = moved_item(cut, &log->operations[i], worker);
        bool mentioned = item && items_word(&cut->items, item);
        if (!mentioned && (i < window.begin || i >= window.end))
            continue;
        if (to)
            to[count] = log->operations[i];
        count++;
    }
    return count;
}

static int copy(const struct cut *cut, struct history *excerpt)
{
    excerpt->guard = cut->history->guard;
    excerpt->ticks_per_second = cut->history->ticks_per_second;
    excerpt->logs = calloc(cut->history->workers, sizeof *excerpt->logs);
    if (!excerpt->logs)
        return ENOMEM;
    for (size_t worker = 0; worker < cut->history->workers; worker++) {
        struct history_log *log = &excerpt->logs[excerpt->workers++];
        log->worker = cut->history->logs[worker].worker;
        size_t count = copy_log(cut, worker, NULL);
        log->operations = malloc((count + 1) * sizeof *log->operations);
        if (!log->operations)
            return ENOMEM;
        log->count = copy_log(cut, worker, log->operations);
    }
    return 0;
}

int witness_cut(const struct history *history, const struct cover *cover, size_t worker,
                size_t index, size_t most, struct history *excerpt)
{
    *excerpt = (struct history){0};
    struct cut cut = {
        .history = history, .worker = worker, .index = index, .share = most / history->workers};
    int error = pending_settle(history, history->drained, &cut.taken);
    if (!error)
        error = items_open(&cut.items);
    if (!error)
        error = mention(&cut, cover);
    if (!error)
        error = copy(&cut, excerpt);
    items_close(&cut.items);
    free(cut.taken);
    if (error)
        history_free(excerpt);
    return error;
}
