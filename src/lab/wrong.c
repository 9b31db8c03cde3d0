/* What may be wrong, and what must be. */
#include "lab/wrong.h"

#include <string.h>

const char *const words_wrong[] = {"hangs",     "loses", "repeats", "invents",
                                   "overtakes", "late",  "early",   NULL};

unsigned wrong_expected(const struct lab_queue *queue)
{
    unsigned expected = 0;
    if (queue->expectation > EXPECT_ALWAYS)
        expected = WRONG_BIT(queue->expectation - EXPECT_ALWAYS - 1);
    for (int wrong = 0; queue->queue->wrong && wrong < WRONGS; wrong++)
        if (strstr(queue->queue->wrong, words_wrong[wrong]))
            expected |= WRONG_BIT(wrong);
    return expected;
}

unsigned wrong_allowed(const struct lab_queue *queue)
{
    return wrong_expected(queue) |
           (queue->queue->order == QUEUE_BROKEN
                ? WRONG_BIT(WRONG_LOSES) | WRONG_BIT(WRONG_REPEATS) | WRONG_BIT(WRONG_INVENTS)
                : 0) |
           (queue->queue->claim == QUEUE_INEXACT ? WRONG_BIT(WRONG_LATE) : 0);
}
