/* What wrong answers are called. */
#include "judge/faults.h"

const char *fault_word(enum fault_kind kind)
{
    static const char *const words[FAULT_KINDS] = {
        [FAULT_FULL] = "LIES (Full)", [FAULT_NOT_EMPTY] = "LIES (not empty)",
        [FAULT_LOST] = "LOSES",       [FAULT_REPEAT] = "REPEATS",
        [FAULT_FRESH] = "INVENTS",    [FAULT_ORDER] = "OVERTAKES",
        [FAULT_HANG] = "HANGS",       [FAULT_EARLY] = "EARLY",
        [FAULT_LATE] = "LATE",
    };
    return words[kind];
}
