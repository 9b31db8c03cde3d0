/* Everything that is wrong with a history, by all the judges there are. */
#include <errno.h>
#include <stdlib.h>

#include "judge/inquiry.h"
#include "judge/judge.h"
#include "judge/kinds/full.h"
#include "judge/kinds/not_empty.h"
#include "judge/pending.h"
#include "judge/program.h"

/* Finds the items left, by a first sweep; mostly it shows that nothing is wrong with the others,
 * and judges the Empties, too. */
static int settle(struct inquiry *inquiry, const struct sweep_empties *empties)
{
    struct faults faults = {0};
    struct fates *inside = &inquiry->inside;
    int error = pending_settle(inquiry->history, false, &inside->taken);
    inquiry->follow = inquiry->tight && !inside->taken;
    if (!error)
        error = inquiry_order(inquiry, inside, &faults, inside, empties);
    inquiry->orderly =
        !faults.count[FAULT_FRESH] && !faults.count[FAULT_REPEAT] && !faults.count[FAULT_ORDER];
    return error;
}

/* All judges, one after the other. Returns 0, ENOMEM or EOVERFLOW. */
static int inquire(struct inquiry *inquiry)
{
    const struct history *history = inquiry->history;
    const struct fates *inside = &inquiry->inside;
    struct sweep_empties empties;
    bool asked = inquiry_ask(inquiry, &empties);
    int error = settle(inquiry, asked ? &empties : NULL);
    if (!error && (inside->count || inside->taken))
        error = fates_lose(history, inside, &inquiry->lost);
    if (!error)
        error = inquiry_empties(inquiry);
    if (!error && !inquiry->orderly)
        error = inquiry_orders(inquiry);
    if (!error)
        error = inquiry_fresh(inquiry);
    if (!error && inquiry->judgement->tally.full)
        error = full_find(history, &inquiry->faults);
    if (!error && inquiry->judgement->tally.not_empty)
        error = not_empty_find(history, inquiry_told(inquiry), inquiry->lies, &inquiry->faults);
    return error ? error : inquiry_left(inquiry);
}

int judge_history(const struct history *history, struct judgement *judgement, judge_visit *visit,
                  judge_fault *tell, void *context)
{
    *judgement = (struct judgement){0};
    struct inquiry inquiry = {.history = history,
                              .faults = {.tell = tell, .context = context},
                              .tight = program_is_tight(history),
                              .judgement = judgement,
                              .visit = visit,
                              .context = context};
    inquiry.lies_size = (history_operations(history) / 64 + 1) * sizeof *inquiry.lies;
    inquiry.lies = calloc(1, inquiry.lies_size);
    int error = inquiry.lies ? inquire(&inquiry) : ENOMEM;
    for (int kind = 0; kind < FAULT_KINDS; kind++)
        judgement->count[kind] = inquiry.faults.count[kind];
    cover_free(inquiry.cover);
    cover_free(inquiry.cover_lost);
    fates_close(&inquiry.inside);
    fates_close(&inquiry.lost);
    free(inquiry.lies);
    return error;
}

int judge_fifo(const struct history *history, struct fifo *fifo)
{
    struct history queue = *history;
    queue.order = ORDER_FIFO;
    struct inquiry inquiry = {.history = &queue, .tight = program_is_tight(history)};
    int error = settle(&inquiry, NULL);
    if (!error && !inquiry.orderly)
        error = inquiry_order(&inquiry, &inquiry.inside, &inquiry.faults, NULL, NULL);
    if (!error)
        error = inquiry_fresh(&inquiry);
    const uint64_t *count = inquiry.faults.count;
    *fifo = (struct fifo){count[FAULT_FRESH], count[FAULT_REPEAT], count[FAULT_ORDER]};
    fates_close(&inquiry.inside);
    return error;
}

bool judgement_wrong(const struct judgement *judgement)
{
    uint64_t wrong = judgement->tally.spurious + judgement->beside_lost;
    for (int kind = 0; kind < FAULT_KINDS; kind++)
        wrong += judgement->count[kind];
    return wrong > 0;
}

static void either_add(struct either *sum, const struct either *more)
{
    sum->lost += more->lost;
    sum->count += more->count;
    sum->item = 0; /* items of two queues have nothing to do with each other */
}

void judgement_add(struct judgement *sum, const struct judgement *more)
{
    tally_add(&sum->tally, &more->tally);
    for (int kind = 0; kind < FAULT_KINDS; kind++)
        sum->count[kind] += more->count[kind];
    sum->beside_lost += more->beside_lost;
    sum->inside_at_end += more->inside_at_end;
    sum->beside_hangs += more->beside_hangs;
    either_add(&sum->either, &more->either);
    either_add(&sum->either_order, &more->either_order);
    either_add(&sum->either_late, &more->either_late);
}
