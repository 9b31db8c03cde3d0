/* All answers go to the judge; here its words become the explorer's. */
#include "explore/machine/wrongs.h"

#include <stdlib.h>

#include "files/starved.h"
#include "explore/machine/machine.h"
#include "judge/judge.h"

unsigned wrongs_judge(const struct history *history, bool fifo, uint64_t capacity)
{
    static const unsigned verdict_of[FAULT_KINDS] = {
        [FAULT_FULL] = VERDICT_FULL,       [FAULT_NOT_EMPTY] = VERDICT_NOT_EMPTY,
        [FAULT_REPEAT] = VERDICT_REPEATS,  [FAULT_FRESH] = VERDICT_INVENTS,
        [FAULT_ORDER] = VERDICT_OVERTAKES, [FAULT_EARLY] = VERDICT_EARLY,
        [FAULT_LATE] = VERDICT_LATE,
    };
    struct history declared = *history;
    struct judgement judgement;
    declared.order = fifo ? ORDER_FIFO : ORDER_BAG;
    declared.capacity = capacity;
    if (judge_history(&declared, &judgement, NULL, NULL, NULL))
        starved(); /* a few operations do not exhaust memory */
    unsigned wrongs = judgement.tally.spurious ? VERDICT_SPURIOUS : 0;
    for (int kind = 0; kind < FAULT_KINDS; kind++)
        wrongs |= judgement.count[kind] ? verdict_of[kind] : 0;
    return wrongs;
}
