/* The slow judge beside the judge: once as it should be, then with each of its mistakes. */
#include "slow.h"

#include "mistakes.h"

void slow_try(const struct docket *docket)
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
                docket_complain(docket, KINDS, call, "the slow judge differs");
            for (int m = MISTAKE_NONE + 1; m < MISTAKES; m++)
                if (mistakes[m].question == (enum question)q)
                    docket->kinds->killed[m] +=
                        mistake_says(&hearing, (enum question)q, call, (enum mistake)m) != found;
        }
}
