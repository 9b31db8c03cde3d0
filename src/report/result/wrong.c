/* The kinds of wrong answers besides Empties. */
#include "report/result/wrong.h"

const struct wrong_class wrong_classes[WRONGS] = {
    [WRONG_HANGS] = {FAULT_HANG, "hangs", "HANGS", "hangs",
                     "calls that never came back, while nothing moved any more, though items (or "
                     "free places) were inside",
                     "call never came back", "calls never came back"},
    [WRONG_LOSES] = {FAULT_LOST, "lost_items", "LOSES", "lost",
                     "items that went in and did not come when the queue was drained at the end",
                     "item was lost", "items were lost"},
    [WRONG_REPEATS] = {FAULT_REPEAT, "repeats", "REPEATS", "again", "items that were got again",
                       "item came again", "items came again"},
    [WRONG_INVENTS] = {FAULT_FRESH, "invents", "INVENTS", "invented",
                       "items that were got and never put, or not yet",
                       "item came that nobody had put", "items came that nobody had put"},
    [WRONG_OVERTAKES] = {FAULT_ORDER, "overtakes", "OVERTAKES", "overtook",
                         "items that came before one that was put before them",
                         "item came out of turn", "items came out of turn"},
    [WRONG_LATE] = {FAULT_LATE, "late", "LATE", "late",
                    "timed gets that gave up although an item was certainly inside from the "
                    "deadline on: they had to look once more",
                    "timed get gave up beside an item", "timed gets gave up beside an item"},
    [WRONG_EARLY] = {FAULT_EARLY, "early", "EARLY", "early",
                     "timed gets that gave up before their deadline",
                     "timed get gave up before its deadline",
                     "timed gets gave up before their deadline"},
};

unsigned wrong_seen(const struct faulty *faulty, enum stamp_kind stamp)
{
    unsigned seen = 0;
    for (int wrong = 0; wrong < WRONGS; wrong++)
        if (faulty->count[wrong_classes[wrong].fault])
            seen |= WRONG_BIT(wrong);
    return stamp == STAMP_RAW ? seen & ~(WRONG_BIT(WRONG_LATE) | WRONG_BIT(WRONG_EARLY)) : seen;
}
