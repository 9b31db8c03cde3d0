/* Answers besides Empties: Full, empty() = false, the order of items, calls that never return. */
#include "answers.h"

void answers_try_full(const struct docket *docket)
{
    struct oracle_world world = docket->bag;
    world.capacity = docket->history->capacity;
    if (!world.capacity || !docket_runs(docket, NOTHING, NULL, NULL, &world))
        return;
    for (size_t call = 0; call < docket->count; call++)
        if (docket->calls[call].answer == ANSWER_FULL)
            docket_enter(docket, KIND_FULL, call, docket->faults[call] >> FAULT_FULL & 1,
                         !docket_runs(docket, NOTHING, NULL, &docket->calls[call], &world), true);
}

void answers_try_not_empty(const struct docket *docket)
{
    if (!docket_runs(docket, HONEST, NULL, NULL, &docket->bag))
        return;
    for (size_t call = 0; call < docket->count; call++)
        if (docket->calls[call].answer == ANSWER_FALSE)
            docket_enter(docket, KIND_NOT_EMPTY, call, docket->faults[call] >> FAULT_NOT_EMPTY & 1,
                         !docket_runs(docket, HONEST, NULL, &docket->calls[call], &docket->bag),
                         true);
}

void answers_try_order(const struct docket *docket)
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
    docket_enter(docket, orders[order].kind, 0, faults > 0,
                 !docket_runs(docket, NOTHING, NULL, NULL, &world),
                 !fifo || docket->tight || docket->pending_gets);
    const struct either *either = &docket->judgement.either_order;
    if (docket->history->drained || !either->count || either->count != faults || !fifo ||
        docket->tight || docket->pending_gets)
        return;
    bool right = either->lost == docket_fewest(docket, NOTHING, NULL, world);
    docket->kinds->of[KIND_EITHER_ORDER].asked++;
    docket->kinds->of[KIND_EITHER_ORDER].guilty++;
    docket->kinds->of[KIND_EITHER_ORDER].wrong += !right;
    if (!right)
        docket_complain(docket, KIND_EITHER_ORDER, 0, "readings differ");
}

void answers_try_hangs(const struct docket *docket)
{
    struct oracle_world world = docket->bag;
    world.capacity = docket->history->capacity;
    if (!docket->history->has_ended || docket->history->drained ||
        !docket_runs(docket, NOTHING, NULL, NULL, &world))
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
        docket_complain(docket, KIND_HANG, 0, "convicted wrongly");
}
