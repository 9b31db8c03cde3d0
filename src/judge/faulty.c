/* Adding up what was wrong. */
#include "judge/faulty.h"

#include <string.h>

void faulty_take(struct faulty *sum, const struct judgement *judgement)
{
    struct faulty more = {.beside_lost = judgement->beside_lost, .inside = judgement->beside_hangs};
    memcpy(more.count, judgement->count, sizeof more.count);
    faulty_add(sum, &more);
}

void faulty_add(struct faulty *sum, const struct faulty *more)
{
    for (int kind = 0; kind < FAULT_KINDS; kind++)
        sum->count[kind] += more->count[kind];
    sum->beside_lost += more->beside_lost;
    sum->inside += more->inside;
}
