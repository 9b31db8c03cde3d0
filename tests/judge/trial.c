/* One history, judged in every way there is. */
#include "trial.h"

#include <stdlib.h>
#include <string.h>

#include "../check.h"
#include "checker.h"
#include "generate.h"
#include "history/trace.h"
#include "judge/judge.h"
#include "judge/match.h"
#include "judge/pending.h"
#include "judge/program.h"
#include "oracle.h"

/* The calls with the Empties last, and the judge's verdicts on these. */
struct docket {
    struct operation calls[ORACLE_MOST];
    size_t count, others; /* calls[others..count) are the Empties */
    bool spurious[ORACLE_MOST];
    uint64_t instant[ORACLE_MOST];
    const struct history *history;
    bool loose; /* a get is pending and program order counts: some lies are missed */
    bool bag;   /* the oracle accepts the calls that are no Empties as a bag's */
};

static void complain(const struct docket *docket, uint64_t seed, const char *what, size_t empty)
{
    static int complaints;
    if (complaints++ >= 5)
        return;
    printf("%s (seed %" PRIu64 ", Empty %zu of these):\n", what, seed, empty);
    trace_write(stdout, docket->history, NULL);
}

/* The place of an Empty among the calls. */
static void note_verdict(void *context, size_t worker, size_t index, bool spurious,
                         uint64_t instant)
{
    struct docket *docket = context;
    for (size_t e = docket->others; e < docket->count; e++)
        if (docket->calls[e].spare == worker + 1 && docket->calls[e].line == index + 1) {
            docket->spurious[e] = spurious;
            docket->instant[e] = instant;
        }
}

static void open_docket(struct docket *docket, const struct history *history)
{
    struct operation calls[ORACLE_MOST];
    *docket = (struct docket){.history = history};
    size_t count = history_flatten(history, calls, ORACLE_MOST);
    for (size_t i = 0; i < count; i++)
        docket->loose |= operation_is_pending_get(&calls[i]) && program_is_tight(history);
    for (int empties = 0; empties < 2; empties++) {
        for (size_t i = 0; i < count; i++)
            if (operation_says_empty(&calls[i]) == empties)
                docket->calls[docket->count++] = calls[i];
        if (!empties)
            docket->others = docket->count;
    }
}

/* What the oracle says of the other calls together with one Empty. */
static bool accepts_with(const struct docket *docket, size_t empty, enum oracle_object object)
{
    struct operation calls[ORACLE_MOST];
    memcpy(calls, docket->calls, sizeof calls);
    calls[docket->others] = docket->calls[empty];
    return oracle_accepts(calls, docket->others + 1, docket->history->guard, object);
}

/* The chain of a lie: by stamps alone, or by program order. */
static bool check_chain(const struct docket *docket, struct evidence all, struct cover *cover,
                        size_t e)
{
    struct cover_link links[ORACLE_MOST];
    const struct operation *empty = &docket->calls[e];
    size_t length = cover_chain(cover, empty->invoked, empty->returned, links, ORACLE_MOST);
    if (length)
        return checker_chain(all, empty, links, length);
    uint64_t *taken;
    struct match match;
    uint32_t puts[ORACLE_MOST];
    check_int("settle", pending_settle(docket->history, false, &taken), 0);
    check_int("match", match_open(&match, docket->history, taken), 0);
    check_int(
        "chain",
        program_chain(&match, empty->spare - 1u, empty->line - 1u, puts, ORACLE_MOST, &length), 0);
    size_t before = length;
    check_int("settle", program_settle(&match), 0);
    check_int(
        "chain, settled",
        program_chain(&match, empty->spare - 1u, empty->line - 1u, puts, ORACLE_MOST, &length), 0);
    check_int("its length", length, before);
    for (size_t i = 0; i < length; i++)
        links[i] = (struct cover_link){match_call(&match, puts[i])->item, 0, 0};
    /* With a pending get or a broken queue, what comes before what is not so simple. */
    bool good = match.loose || !docket->bag ? length > 0 : checker_order(all, empty, links, length);
    match_close(&match);
    free(taken);
    return good;
}

static void check_proofs(const struct docket *docket, uint64_t seed, struct trials *trials)
{
    struct evidence all = {docket->calls, docket->count, docket->history->guard};
    struct cover *cover = cover_open(docket->history);
    for (size_t e = docket->others; cover && e < docket->count; e++) {
        const struct operation *empty = &docket->calls[e];
        bool good = docket->spurious[e] ? check_chain(docket, all, cover, e)
                                        : checker_instant(all, empty, docket->instant[e]);
        trials->chains += docket->spurious[e];
        trials->instants += !docket->spurious[e];
        trials->bad_chains += docket->spurious[e] && !good;
        trials->bad_instants += !docket->spurious[e] && !good;
        if (!good)
            complain(docket, seed, docket->spurious[e] ? "chain refused" : "instant refused",
                     e - docket->others);
    }
    trials->bad_chains += !cover;
    if (cover)
        cover_free(cover);
}

/* Judge, variants and oracle on each Empty alone. `truth` is false where the oracle cannot tell. */
static void check_singles(const struct docket *docket, uint64_t seed, bool truth,
                          enum oracle_object object, struct trials *trials)
{
    bool legal[ORACLE_MOST];
    for (size_t e = docket->others; e < docket->count && truth; e++) {
        legal[e] = accepts_with(docket, e, object);
        bool convicted = legal[e] && docket->spurious[e];
        bool missed = !legal[e] && !docket->spurious[e];
        trials->missed += missed && docket->loose;
        trials->single += convicted || (missed && !docket->loose);
        if (convicted || (missed && !docket->loose))
            complain(docket, seed, "single Empty", e - docket->others);
    }
    for (int variant = 0; variant < VARIANTS && docket->others < docket->count; variant++) {
        struct reference *reference = reference_open(docket->calls, docket->count,
                                                     docket->history->guard, (enum variant)variant);
        for (size_t e = docket->others; e < docket->count; e++) {
            bool spurious = reference_spurious(reference, &docket->calls[e]);
            bool wrong = spurious ? !docket->spurious[e]
                                  : docket->spurious[e] && !program_is_tight(docket->history);
            trials->killed[variant] += truth && legal[e] == spurious;
            trials->reference += variant == VARIANT_STAMPS && wrong;
        }
        reference_close(reference);
    }
}

/* The whole history, as a queue's (`queue`: the oracle says it is one) and as a bag's. */
static void check_whole(const struct docket *docket, uint64_t seed, const struct fifo *fifo,
                        bool queue, struct trials *trials)
{
    bool tight = program_is_tight(docket->history);
    bool orderly = !fifo->fresh && !fifo->repeat && !fifo->order;
    bool bag = !fifo->fresh && !fifo->repeat;
    bool wrong = (queue && !orderly) || (docket->bag && !bag) || (!queue && orderly && !tight) ||
                 (!docket->bag && bag && !tight);
    trials->missed_order += tight && !queue && orderly;
    trials->whole += wrong;
    if (wrong)
        complain(docket, seed, "whole FIFO", 0);
}

void trial(const struct history *history, uint64_t seed, struct trials *trials)
{
    struct docket docket;
    struct tally tally;
    struct fifo fifo;
    open_docket(&docket, history);
    check_int("judge_emptiness", judge_emptiness(history, &tally, note_verdict, &docket), 0);
    check_int("judge_fifo", judge_fifo(history, &fifo), 0);
    trials->histories++;
    trials->empties += docket.count - docket.others;
    trials->spurious += tally.spurious;
    trials->uncertain += tally.spurious > tally.attempts ||
                         tally.first_spurious > tally.first_attempts ||
                         tally.spurious + tally.legal_empty != docket.count - docket.others;
    bool queue = oracle_accepts(docket.calls, docket.others, history->guard, ORACLE_QUEUE);
    bool bag = queue || oracle_accepts(docket.calls, docket.others, history->guard, ORACLE_BAG);
    docket.bag = bag;
    trials->broken += !queue;
    check_whole(&docket, seed, &fifo, queue, trials);
    enum oracle_object object = queue ? ORACLE_QUEUE : ORACLE_BAG;
    bool joint = oracle_accepts(docket.calls, docket.count, history->guard, object);
    bool missed = docket.loose && !joint;
    if (bag && joint != (tally.spurious == 0) && !missed) {
        trials->joint++;
        complain(&docket, seed, "all Empties jointly", 0);
    }
    check_singles(&docket, seed, bag, object, trials);
    check_proofs(&docket, seed, trials);
}

void trials_check(const char *what, const struct trials *trials)
{
    printf("\n    %s: %" PRIu64 " histories (%" PRIu64 " no queue's), %" PRIu64 " Empties, %" PRIu64
           " spurious; %" PRIu64 " chains and %" PRIu64 " instants re-verified ",
           what, trials->histories, trials->broken, trials->empties, trials->spurious,
           trials->chains, trials->instants);
    if (trials->missed || trials->missed_order)
        printf("\n    one-sided: %" PRIu64 " lies beside pending gets and %" PRIu64
               " histories out of order are missed ",
               trials->missed, trials->missed_order);
    check_int("judge against oracle, single Empties", trials->single, 0);
    check_int("judge against oracle, all Empties", trials->joint, 0);
    check_int("judge against oracle, whole FIFO", trials->whole, 0);
    check_int("judge against reference", trials->reference, 0);
    check_int("chains refused by the checker", trials->bad_chains, 0);
    check_int("instants refused by the checker", trials->bad_instants, 0);
    check_int("tallies that cannot be", trials->uncertain, 0);
}
