/* The oracle is asked about the puts and gets with one answer more, or with all honest ones. */
#include "kinds.h"

#include <stdlib.h>
#include <string.h>

#include "../check.h"
#include "generate.h"
#include "history/dictionary.h"
#include "history/lives.h"
#include "history/trace.h"
#include "judge/judge.h"
#include "judge/program.h"
#include "oracle.h"

/* One history: the judge's verdicts, and what the oracle is asked with. */
struct docket {
    const struct history *history;
    struct operation calls[ORACLE_MOST], base[ORACLE_MOST]; /* base: puts and gets */
    size_t count, base_count;
    bool lies[ORACLE_MOST]; /* by call: a spurious Empty */
    unsigned faults[ORACLE_MOST];
    struct judgement judgement;
    struct oracle_world bag;
    bool tight, loose, pending_gets;
    uint64_t seed;
    struct kinds *kinds;
};

static void complain(const struct docket *docket, enum kind kind, size_t call, const char *what)
{
    static int complaints;
    if (complaints++ >= 8)
        return;
    printf("%s: kind %d, worker %u call %u (seed %" PRIu64 "):\n", what, kind,
           docket->calls[call].spare - 1u, docket->calls[call].line - 1u, docket->seed);
    trace_write(stdout, docket->history, NULL);
}

/* Enters what was found of one answer. */
static void enter(const struct docket *docket, enum kind kind, size_t call, bool convicted,
                  bool guilty, bool may_miss)
{
    docket->kinds->of[kind].asked++;
    docket->kinds->of[kind].guilty += guilty;
    docket->kinds->of[kind].wrong += convicted && !guilty;
    docket->kinds->of[kind].missed += guilty && !convicted;
    if (convicted && !guilty)
        complain(docket, kind, call, "convicted wrongly");
    if (guilty && !convicted && !may_miss) {
        docket->kinds->of[kind].wrong++;
        complain(docket, kind, call, "missed");
    }
}

static size_t find(const struct docket *docket, size_t worker, size_t index)
{
    size_t call = 0;
    while (docket->calls[call].spare != worker + 1 || docket->calls[call].line != index + 1)
        call++;
    return call;
}

static void note_empty(void *context, size_t worker, size_t index, bool spurious, uint64_t instant)
{
    struct docket *docket = context;
    (void)instant;
    docket->lies[find(docket, worker, index)] = spurious;
}

static void note_fault(void *context, const struct fault *fault)
{
    struct docket *docket = context;
    docket->faults[find(docket, fault->worker, fault->index)] |= 1u << fault->kind;
}

static bool is_base(const struct operation *call)
{
    return call->answer == ANSWER_OK || call->answer == ANSWER_GOT ||
           (call->answer == ANSWER_PENDING && call->kind != OPERATION_EMPTY);
}

/* Which calls are asked about besides the puts and gets. */
enum besides { NOTHING, HONEST, DISPUTED, DISPUTED_LATE };

static bool belongs(const struct docket *docket, size_t call, enum besides besides,
                    const bool disputed[])
{
    if (is_base(&docket->calls[call]))
        return true;
    if (besides == HONEST)
        return operation_says_empty(&docket->calls[call]) && !docket->lies[call];
    return besides != NOTHING && disputed[call];
}

/* Asks the oracle: the puts and gets, those besides, and one call more (NULL: none). */
static bool runs(const struct docket *docket, enum besides besides, const bool disputed[],
                 const struct operation *more, const struct oracle_world *world)
{
    struct operation calls[ORACLE_MOST + 1];
    size_t count = 0;
    for (size_t call = 0; call < docket->count; call++) {
        const struct operation *here = &docket->calls[call];
        bool same = more && here->spare == more->spare && here->line == more->line;
        if (same)
            calls[count++] = *more;
        else if (belongs(docket, call, besides, disputed)) {
            calls[count] = *here;
            if (besides == DISPUTED_LATE && !is_base(here) && here->deadline > here->invoked)
                calls[count].invoked = here->deadline;
            count++;
        }
    }
    return oracle_runs(calls, count, world);
}

/* How many items must vanish for these calls to run. */
static unsigned fewest(const struct docket *docket, enum besides besides, const bool disputed[],
                       struct oracle_world world)
{
    for (world.vanish = 0; world.vanish < ORACLE_MOST; world.vanish++)
        if (runs(docket, besides, disputed, NULL, &world))
            break;
    return world.vanish;
}

/* The reading of a history that was not drained: how many were lost, or how many are wrong. */
static void try_either(const struct docket *docket, enum kind kind, enum besides besides,
                       const bool disputed[], const struct either *either)
{
    uint64_t count = 0;
    for (size_t call = 0; call < docket->count; call++)
        count += disputed[call];
    if (docket->tight || docket->history->drained || (!count && !either->count))
        return;
    bool right = count == either->count;
    if (!docket->pending_gets)
        right &= either->lost == fewest(docket, besides, disputed, docket->bag);
    docket->kinds->of[kind].asked++;
    docket->kinds->of[kind].guilty += count > 0;
    docket->kinds->of[kind].wrong += !right;
    if (!right)
        complain(docket, kind, 0, "readings differ");
}

static void try_empties(const struct docket *docket)
{
    bool disputed[ORACLE_MOST] = {false};
    struct oracle_world lost = docket->bag;
    lost.vanish = ORACLE_MOST;
    for (size_t call = 0; call < docket->count; call++) {
        const struct operation *empty = &docket->calls[call];
        if (!operation_says_empty(empty))
            continue;
        bool guilty = !runs(docket, NOTHING, NULL, empty, &docket->bag);
        disputed[call] = guilty && runs(docket, NOTHING, NULL, empty, &lost);
        enter(docket, docket->history->drained ? KIND_BESIDE_LOST : KIND_EMPTY, call,
              docket->lies[call], guilty, docket->loose);
    }
    if (!docket->loose && !runs(docket, HONEST, NULL, NULL, &docket->bag)) {
        docket->kinds->of[KIND_EMPTY].wrong++;
        complain(docket, KIND_EMPTY, 0, "jointly missed");
    }
    try_either(docket, KIND_EITHER, DISPUTED, disputed, &docket->judgement.either);
}

static void try_timed(const struct docket *docket)
{
    bool disputed[ORACLE_MOST] = {false};
    struct oracle_world lost = docket->bag;
    lost.vanish = ORACLE_MOST;
    for (size_t call = 0; call < docket->count; call++) {
        struct operation empty = docket->calls[call];
        if (empty.answer != ANSWER_EMPTY || empty.manner != MANNER_TIMED ||
            empty.deadline == STAMP_NEVER)
            continue;
        bool early = operation_over(&empty, docket->history->guard) < empty.deadline;
        enter(docket, KIND_EARLY, call, docket->faults[call] >> FAULT_EARLY & 1, early, false);
        empty.invoked = empty.deadline > empty.invoked ? empty.deadline : empty.invoked;
        bool late = !early && !runs(docket, NOTHING, NULL, &empty, &docket->bag);
        disputed[call] = late && runs(docket, NOTHING, NULL, &empty, &lost);
        enter(docket, KIND_LATE, call, docket->faults[call] >> FAULT_LATE & 1, late, docket->tight);
    }
    try_either(docket, KIND_EITHER_LATE, DISPUTED_LATE, disputed, &docket->judgement.either_late);
}

static void try_full(const struct docket *docket)
{
    struct oracle_world world = docket->bag;
    world.capacity = docket->history->capacity;
    if (!world.capacity || !runs(docket, NOTHING, NULL, NULL, &world))
        return;
    for (size_t call = 0; call < docket->count; call++)
        if (docket->calls[call].answer == ANSWER_FULL)
            enter(docket, KIND_FULL, call, docket->faults[call] >> FAULT_FULL & 1,
                  !runs(docket, NOTHING, NULL, &docket->calls[call], &world), true);
}

static void try_not_empty(const struct docket *docket)
{
    if (!runs(docket, HONEST, NULL, NULL, &docket->bag))
        return;
    for (size_t call = 0; call < docket->count; call++)
        if (docket->calls[call].answer == ANSWER_FALSE)
            enter(docket, KIND_NOT_EMPTY, call, docket->faults[call] >> FAULT_NOT_EMPTY & 1,
                  !runs(docket, HONEST, NULL, &docket->calls[call], &docket->bag), true);
}

static void try_order(const struct docket *docket)
{
    static const struct {
        enum oracle_object object;
        enum kind kind;
    } orders[] = {
        [ORDER_FIFO] = {ORACLE_QUEUE, KIND_FIFO},
        [ORDER_FIFO_PER_PUTTER] = {ORACLE_PUTTERS, KIND_PUTTERS},
        [ORDER_LIFO] = {ORACLE_STACK, KIND_LIFO},
        [ORDER_PRIORITY] = {ORACLE_PRIORITY, KIND_PRIORITY},
    };
    enum history_order order = docket->history->order;
    if (order == ORDER_BAG)
        return;
    struct oracle_world world = docket->bag;
    world.object = orders[order].object;
    bool fifo = order == ORDER_FIFO || order == ORDER_FIFO_PER_PUTTER;
    uint64_t faults = docket->judgement.count[FAULT_ORDER];
    enter(docket, orders[order].kind, 0, faults > 0, !runs(docket, NOTHING, NULL, NULL, &world),
          !fifo || docket->tight || docket->pending_gets);
    const struct either *either = &docket->judgement.either_order;
    if (docket->history->drained || !either->count || either->count != faults || !fifo ||
        docket->tight || docket->pending_gets)
        return;
    bool right = either->lost == fewest(docket, NOTHING, NULL, world);
    docket->kinds->of[KIND_EITHER_ORDER].asked++;
    docket->kinds->of[KIND_EITHER_ORDER].guilty++;
    docket->kinds->of[KIND_EITHER_ORDER].wrong += !right;
    if (!right)
        complain(docket, KIND_EITHER_ORDER, 0, "readings differ");
}

static void try_hangs(const struct docket *docket)
{
    struct oracle_world world = docket->bag;
    world.capacity = docket->history->capacity;
    if (!docket->history->has_ended || docket->history->drained ||
        !runs(docket, NOTHING, NULL, NULL, &world))
        return;
    unsigned gone = 0, hangs;
    for (size_t worker = 0; worker < docket->history->workers; worker++)
        gone |= (unsigned)docket->history->logs[worker].gone << (worker + 1);
    hangs = oracle_hangs(docket->base, docket->base_count, &world, gone);
    for (size_t call = 0; call < docket->count; call++)
        hangs += docket->calls[call].kind == OPERATION_EMPTY &&
                 docket->calls[call].answer == ANSWER_PENDING &&
                 !(gone >> docket->calls[call].spare & 1);
    uint64_t found = docket->judgement.count[FAULT_HANG];
    docket->kinds->of[KIND_HANG].asked++;
    docket->kinds->of[KIND_HANG].guilty += hangs > 0;
    docket->kinds->of[KIND_HANG].missed += hangs > found ? hangs - found : 0;
    docket->kinds->of[KIND_HANG].wrong += found > hangs;
    if (found > hangs)
        complain(docket, KIND_HANG, 0, "convicted wrongly");
}

/* The slow judge, right and wrong, beside the judge. */
static void try_mistakes(const struct docket *docket)
{
    static const enum fault_kind faults[] = {
        [ASK_FULL] = FAULT_FULL, [ASK_NOT_EMPTY] = FAULT_NOT_EMPTY, [ASK_EARLY] = FAULT_EARLY,
        [ASK_LATE] = FAULT_LATE, [ASK_ORDER] = FAULT_ORDER,         [ASK_LOST] = FAULT_LOST,
        [ASK_HANG] = FAULT_HANG,
    };
    const struct history *history = docket->history;
    struct hearing hearing = {history, docket->calls, docket->count, docket->lies};
    bool lost = docket->judgement.count[FAULT_LOST] > 0;
    bool applies[] = {
        [ASK_FULL] = history->capacity > 0,
        [ASK_NOT_EMPTY] = !lost,
        [ASK_EARLY] = true,
        [ASK_LATE] = !lost,
        [ASK_ORDER] = !lost && !docket->pending_gets && history->order != ORDER_FIFO &&
                      history->order != ORDER_BAG,
        [ASK_LOST] = history->drained,
        [ASK_HANG] = history->has_ended && !history->drained,
    };
    for (int q = ASK_FULL; q <= ASK_HANG; q++)
        for (size_t call = 0; call < docket->count && applies[q]; call++) {
            const struct operation *asked = &docket->calls[call];
            bool number = q >= ASK_LOST, fits = q == ASK_FULL        ? asked->answer == ANSWER_FULL
                                                : q == ASK_NOT_EMPTY ? asked->answer == ANSWER_FALSE
                                                : q == ASK_ORDER     ? asked->answer == ANSWER_GOT
                                                : number             ? call == 0
                                                         : asked->answer == ANSWER_EMPTY;
            if (!fits)
                continue;
            unsigned found = number ? (unsigned)docket->judgement.count[faults[q]]
                                    : docket->faults[call] >> faults[q] & 1;
            bool differs = mistake_says(&hearing, (enum question)q, call, MISTAKE_NONE) != found;
            docket->kinds->differs[q] += differs;
            if (differs)
                complain(docket, KINDS, call, "the slow judge differs");
            for (int m = MISTAKE_NONE + 1; m < MISTAKES; m++)
                if (mistakes[m].question == (enum question)q)
                    docket->kinds->killed[m] +=
                        mistake_says(&hearing, (enum question)q, call, (enum mistake)m) != found;
        }
}

static void open_docket(struct docket *docket, const struct history *history)
{
    docket->count = history_flatten(history, docket->calls, ORACLE_MOST);
    docket->tight = program_is_tight(history);
    for (size_t i = 0; i < docket->count; i++) {
        docket->pending_gets |= operation_is_pending_get(&docket->calls[i]);
        if (is_base(&docket->calls[i]))
            docket->base[docket->base_count++] = docket->calls[i];
    }
    docket->loose = docket->tight && docket->pending_gets;
    docket->bag = (struct oracle_world){
        .object = ORACLE_BAG, .guard = history->guard, .priorities = history->priorities};
}

void kinds_trial(const struct history *history, uint64_t seed, struct kinds *kinds)
{
    struct docket docket = {.history = history, .seed = seed, .kinds = kinds};
    open_docket(&docket, history);
    check_int("judge", judge_history(history, &docket.judgement, note_empty, note_fault, &docket),
              0);
    kinds->histories++;
    const uint64_t *count = docket.judgement.count;
    bool bag = runs(&docket, NOTHING, NULL, NULL, &docket.bag);
    enter(&docket, KIND_ITEMS, 0, count[FAULT_FRESH] + count[FAULT_REPEAT] > 0, !bag, docket.tight);
    if (!bag)
        return;
    docket.bag.drained = history->drained;
    if (history->drained) {
        docket.bag.vanish = fewest(&docket, NOTHING, NULL, docket.bag);
        enter(&docket, KIND_LOST, 0, count[FAULT_LOST] > docket.bag.vanish,
              count[FAULT_LOST] != docket.bag.vanish, false);
        kinds->of[KIND_LOST].guilty += docket.bag.vanish > 0;
    }
    try_empties(&docket);
    try_timed(&docket);
    try_full(&docket);
    try_not_empty(&docket);
    try_order(&docket);
    try_hangs(&docket);
    if (!docket.tight)
        try_mistakes(&docket);
}

void kinds_trial_back(struct history *history, uint64_t seed, struct kinds *kinds)
{
    struct docket docket = {.history = history, .seed = seed, .kinds = kinds};
    open_docket(&docket, history);
    struct dictionary *names = dictionary_open();
    char text[NAME_ROOM];
    for (int item = 1; item <= ORACLE_MOST; item++) {
        int length = snprintf(text, sizeof text, "%d", item);
        dictionary_number(names, text, (size_t)length);
    }
    check_int("lives", lives_renumber(history, names), 0);
    history->item_names = names;
    check_int("judge", judge_history(history, &docket.judgement, note_empty, note_fault, &docket),
              0);
    if (runs(&docket, NOTHING, NULL, NULL, &docket.bag))
        for (size_t call = 0; call < docket.count; call++)
            if (operation_says_empty(&docket.calls[call]))
                enter(&docket, KIND_BACK, call, docket.lies[call],
                      !runs(&docket, NOTHING, NULL, &docket.calls[call], &docket.bag), true);
}

void kinds_check(const struct kinds *kinds)
{
    static const char *const names[KINDS] = {
        "Empty", "Empty, drained", "Full",          "not empty",    "lost",       "got twice",
        "fifo",  "per putter",     "lifo",          "priority",     "early",      "late",
        "hang",  "either, Empty",  "either, order", "either, late", "given back",
    };
    printf("\n    %" PRIu64 " histories\n", kinds->histories);
    for (int kind = 0; kind < KINDS; kind++) {
        printf("    %-14s %9" PRIu64 " asked, %8" PRIu64 " guilty, %" PRIu64 " missed\n",
               names[kind], kinds->of[kind].asked, kinds->of[kind].guilty, kinds->of[kind].missed);
        check_that(kinds->of[kind].asked > 0, "%s: none asked", names[kind]);
        check_int(names[kind], kinds->of[kind].wrong, 0);
    }
    for (int q = ASK_FULL; q <= ASK_HANG; q++)
        check_int("slow judge against judge", kinds->differs[q], 0);
}
