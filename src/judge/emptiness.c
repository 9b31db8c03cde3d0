/* Empties alone. */
#include "judge/judge.h"

#include "judge/pending.h"
#include "judge/program.h"
#include "judge/sweep.h"

int judge_emptiness(const struct history *history, struct tally *tally, judge_visit *visit,
                    void *context)
{
    struct fates fates = {0};
    struct sweep_empties empties = {program_is_tight(history), tally, visit, context};
    int error = pending_settle(history, false, &fates.taken);
    if (!error)
        error = sweep_once(history, &fates, NULL, &empties);
    fates_close(&fates);
    return error;
}
