/* The oracle is asked about the puts and gets with one answer more, or with all honest ones. */
#include "kinds.h"

#include <stdio.h>

#include "../check.h"
#include "answers.h"
#include "empties.h"
#include "history/dictionary.h"
#include "history/lives.h"
#include "slow.h"

void kinds_trial(const struct history *history, uint64_t seed, struct kinds *kinds)
{
    struct docket docket = {.history = history, .seed = seed, .kinds = kinds};
    docket_open(&docket, history);
    check_int(
        "judge",
        judge_history(history, &docket.judgement, docket_note_empty, docket_note_fault, &docket),
        0);
    kinds->histories++;
    const uint64_t *count = docket.judgement.count;
    bool bag = docket_runs(&docket, NOTHING, NULL, NULL, &docket.bag);
    docket_enter(&docket, KIND_ITEMS, 0, count[FAULT_FRESH] + count[FAULT_REPEAT] > 0, !bag,
                 docket.tight);
    if (!bag)
        return;
    docket.bag.drained = history->drained;
    if (history->drained) {
        docket.bag.vanish = docket_fewest(&docket, NOTHING, NULL, docket.bag);
        docket_enter(&docket, KIND_LOST, 0, count[FAULT_LOST] > docket.bag.vanish,
                     count[FAULT_LOST] != docket.bag.vanish, false);
        kinds->of[KIND_LOST].guilty += docket.bag.vanish > 0;
    }
    empties_try(&docket);
    empties_try_timed(&docket);
    answers_try_full(&docket);
    answers_try_not_empty(&docket);
    answers_try_order(&docket);
    answers_try_hangs(&docket);
    if (!docket.tight)
        slow_try(&docket);
}

void kinds_trial_back(struct history *history, uint64_t seed, struct kinds *kinds)
{
    struct docket docket = {.history = history, .seed = seed, .kinds = kinds};
    docket_open(&docket, history);
    struct dictionary *names = dictionary_open();
    char text[NAME_ROOM];
    for (int item = 1; item <= ORACLE_MOST; item++) {
        int length = snprintf(text, sizeof text, "%d", item);
        dictionary_number(names, text, (size_t)length);
    }
    check_int("lives", lives_renumber(history, names), 0);
    history->item_names = names;
    check_int(
        "judge",
        judge_history(history, &docket.judgement, docket_note_empty, docket_note_fault, &docket),
        0);
    if (docket_runs(&docket, NOTHING, NULL, NULL, &docket.bag))
        for (size_t call = 0; call < docket.count; call++)
            if (operation_says_empty(&docket.calls[call]))
                docket_enter(&docket, KIND_BACK, call, docket.lies[call],
                             !docket_runs(&docket, NOTHING, NULL, &docket.calls[call], &docket.bag),
                             true);
}

void kinds_check(const struct kinds *kinds)
{
    static const char *const names[KINDS] = {
        "Empty", "Empty, drained", "Full",          "not empty",    "lost",       "got twice",
        "fifo",  "per putter",     "lifo",          "priority",     "early",      "late",
        "hang",  "either, Empty",  "either, order", "either, late", "given back",
    };
    printf("\n    %" PRIu64 " histories\n", kinds->histories);
    for (int kind = 0; kind < KINDS; kind++) {
        printf("    %-14s %9" PRIu64 " asked, %8" PRIu64 " guilty, %" PRIu64 " missed\n",
               names[kind], kinds->of[kind].asked, kinds->of[kind].guilty, kinds->of[kind].missed);
        check_that(kinds->of[kind].asked > 0, "%s: none asked", names[kind]);
        check_int(names[kind], kinds->of[kind].wrong, 0);
    }
    for (int q = ASK_FULL; q <= ASK_HANG; q++)
        check_int("slow judge against judge", kinds->differs[q], 0);
}
