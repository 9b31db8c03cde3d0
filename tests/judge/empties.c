/* Empties, timed ones too, in one reading or in both. */
#include "empties.h"

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
        right &= either->lost == docket_fewest(docket, besides, disputed, docket->bag);
    docket->kinds->of[kind].asked++;
    docket->kinds->of[kind].guilty += count > 0;
    docket->kinds->of[kind].wrong += !right;
    if (!right)
        docket_complain(docket, kind, 0, "readings differ");
}

void empties_try(const struct docket *docket)
{
    bool disputed[ORACLE_MOST] = {false};
    struct oracle_world lost = docket->bag;
    lost.vanish = ORACLE_MOST;
    for (size_t call = 0; call < docket->count; call++) {
        const struct operation *empty = &docket->calls[call];
        if (!operation_says_empty(empty))
            continue;
        bool guilty = !docket_runs(docket, NOTHING, NULL, empty, &docket->bag);
        disputed[call] = guilty && docket_runs(docket, NOTHING, NULL, empty, &lost);
        docket_enter(docket, docket->history->drained ? KIND_BESIDE_LOST : KIND_EMPTY, call,
                     docket->lies[call], guilty, docket->loose);
    }
    if (!docket->loose && !docket_runs(docket, HONEST, NULL, NULL, &docket->bag)) {
        docket->kinds->of[KIND_EMPTY].wrong++;
        docket_complain(docket, KIND_EMPTY, 0, "jointly missed");
    }
    try_either(docket, KIND_EITHER, DISPUTED, disputed, &docket->judgement.either);
}

void empties_try_timed(const struct docket *docket)
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
        docket_enter(docket, KIND_EARLY, call, docket->faults[call] >> FAULT_EARLY & 1, early,
                     false);
        empty.invoked = empty.deadline > empty.invoked ? empty.deadline : empty.invoked;
        bool late = !early && !docket_runs(docket, NOTHING, NULL, &empty, &docket->bag);
        disputed[call] = late && docket_runs(docket, NOTHING, NULL, &empty, &lost);
        docket_enter(docket, KIND_LATE, call, docket->faults[call] >> FAULT_LATE & 1, late,
                     docket->tight);
    }
    try_either(docket, KIND_EITHER_LATE, DISPUTED_LATE, disputed, &docket->judgement.either_late);
}
