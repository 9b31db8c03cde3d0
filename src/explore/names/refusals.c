/* The table of refused queues, as refuse.c has found them: empty, if all is well. */
#include "explore/names/refusals.h"

#define REFUSAL(queue, why) extern const struct queue_class queue;
#include "explore/refusals.inc"
#undef REFUSAL

const struct refusal refusals[] = {
#define REFUSAL(queue, why) {&queue, why},
#include "explore/refusals.inc"
#undef REFUSAL
    {NULL, NULL},
};
