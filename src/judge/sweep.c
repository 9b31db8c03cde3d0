/* A sweep from beginning to end. */
#include "judge/sweep.h"

#include <errno.h>
#include <stdlib.h>

#include "judge/kinds/suspects.h"
#include "judge/program.h"
#include "judge/sweep_events.h"

/* The items that were lost are taken to have been got before they were put. */
static int take_lost(struct sweep *sweep)
{
    const struct fates *fates = sweep->fates;
    for (size_t i = 0; fates->lost && i < fates->count; i++) {
        uint64_t *word = items_claim(&sweep->items, fates->left[i]);
        if (!word)
            return ENOMEM;
        *word = GET_INVOKED | GET_OVER;
    }
    return 0;
}

/* After the sweep the table holds what went in and did not come out. */
static int list_left(const struct sweep *sweep, struct fates *left)
{
    uint64_t item, word;
    for (size_t place = 0; items_next(&sweep->items, &place, &item, &word);)
        if ((word & (PUT_RETURNED | GET_INVOKED)) == PUT_RETURNED && fates_add(left, item))
            return ENOMEM;
    fates_sort(left);
    return 0;
}

/* How many tickets there may have to be. */
static size_t count_puts(const struct history *history)
{
    size_t puts = history_operations(history);
    if (puts < TICKETS_MOST)
        return puts;
    puts = 0;
    for (size_t worker = 0; worker < history->workers; worker++)
        for (size_t i = 0; i < history->logs[worker].count; i++)
            puts += history->logs[worker].operations[i].answer == ANSWER_OK;
    return puts;
}

/* Makes all ready. Returns 0, ENOMEM or EOVERFLOW. */
static int open_sweep(struct sweep *sweep)
{
    const struct history *history = sweep->history;
    size_t puts = sweep->of_items && sweep->of_items->ordered ? count_puts(history) : 0;
    if (puts >= TICKETS_MOST)
        return EOVERFLOW;
    sweep->walkers = malloc((history->workers + 1) * sizeof *sweep->walkers);
    if (!sweep->walkers || items_open(&sweep->items) || items_open(&sweep->suspects) ||
        merge_open(&sweep->merge, history->workers) || tickets_open(&sweep->tickets, puts + 1) ||
        take_lost(sweep))
        return ENOMEM;
    if (sweep->follow && !(sweep->marks = calloc(history_operations(history) + 1, 1)))
        return ENOMEM;
    /* With a pending get program order is not all that a call's item depends on. */
    bool ask = sweep->of_empties && sweep->of_empties->tight && !sweep->follow;
    return ask ? sweep_ask(sweep) : 0;
}

static void close_sweep(struct sweep *sweep)
{
    tickets_close(&sweep->tickets);
    merge_close(&sweep->merge);
    items_close(&sweep->suspects);
    items_close(&sweep->items);
    free(sweep->walkers);
    free(sweep->marks);
    free(sweep->asked);
    free(sweep->own);
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

int sweep_once(const struct history *history, const struct fates *fates,
               const struct sweep_items *items, const struct sweep_empties *empties)
{
    struct faults faults = {0};
    const struct sweep_items any = {.follow = true, .faults = &faults};
    struct sweep sweep = {.history = history,
                          .fates = fates,
                          .of_items = items,
                          .of_empties = empties,
                          .latest = STAMP_NEVER};
    sweep.follow = items ? items->follow : empties->tight && !fates->taken;
    if (!items && sweep.follow)
        sweep.of_items = &any;
    if (empties)
        *empties->tally = (struct tally){0};
    int error = open_sweep(&sweep);
    if (!error) {
        sweep_start(&sweep);
        error = sweep_run(&sweep);
    }
    if (!error && empties)
        count_answers(empties->tally, sweep.answers);
    if (!error && items && items->left)
        error = list_left(&sweep, items->left);
    if (!error && items && !sweep.follow)
        error = suspects_settle(history, &sweep.suspects, sweep.suspected, items->faults);
    else if (!error && items)
        items->faults->count[FAULT_FRESH] += sweep.suspected;
    close_sweep(&sweep);
    return error;
}
