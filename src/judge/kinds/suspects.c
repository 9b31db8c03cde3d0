/* Settling suspects: one more pass over the history, needed only when a queue is broken. */
#include "judge/kinds/suspects.h"

#include <errno.h>
#include <stdlib.h>

/* What is known of one suspect. */
struct suspect {
    uint64_t put_invoked;          /* STAMP_NEVER: never put */
    const struct operation *first; /* the first of its gets that was over */
};

static void note(const struct operation *call, struct suspect *suspect)
{
    if (call->kind == OPERATION_PUT)
        suspect->put_invoked = call->invoked;
    else if (!suspect->first || call->returned < suspect->first->returned)
        suspect->first = call;
}

/* A suspect's get is the first, and then perhaps too early; or the item was got again. */
static void judge_get(const struct history *history, const struct suspect *suspect, size_t worker,
                      size_t index, struct faults *faults)
{
    const struct operation *get = &history->logs[worker].operations[index];
    if (get != suspect->first)
        faults_add(faults, FAULT_REPEAT, worker, index);
    else if (operation_over(get, history->guard) < suspect->put_invoked)
        faults_add(faults, FAULT_FRESH, worker, index);
}

int suspects_settle(const struct history *history, const struct items *suspects, size_t count,
                    struct faults *faults)
{
    if (!count)
        return 0;
    struct suspect *list = malloc(count * sizeof *list);
    if (!list)
        return ENOMEM;
    for (size_t i = 0; i < count; i++)
        list[i] = (struct suspect){STAMP_NEVER, NULL};
    for (int judging = 0; judging < 2; judging++)
        for (size_t worker = 0; worker < history->workers; worker++)
            for (size_t i = 0; i < history->logs[worker].count; i++) {
                const struct operation *call = &history->logs[worker].operations[i];
                uint64_t item = operation_item(call);
                uint64_t number = item ? items_word(suspects, item) : 0;
                if (number && !judging)
                    note(call, &list[number - 1]);
                else if (number && call->kind == OPERATION_GET)
                    judge_get(history, &list[number - 1], worker, i, faults);
            }
    free(list);
    return 0;
}
