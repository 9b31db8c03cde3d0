/* As work list: a get that was given back took nothing. */
#include <errno.h>
#include <stdlib.h>

#include "history/handover.h"
#include "history/lives.h"

static bool is_got(const struct handover *handover)
{
    return handover && handover->call->answer == ANSWER_GOT;
}

/* Makes the gets of one item that were given back say Busy: if it is not known which it was, the
 * latest that was not given back yet. `open` has room for all of them. */
static void unget(struct handover *list, size_t count, struct handover **open)
{
    size_t gets = 0;
    for (size_t i = 0; i < count; i++) {
        if (!handover_is_back(&list[i])) {
            open[gets++] = &list[i];
            continue;
        }
        while (gets && !is_got(open[gets - 1]))
            gets--;
        struct handover *get = is_got(list[i].undone) ? list[i].undone
                               : gets                 ? open[gets - 1]
                                                      : NULL;
        if (get)
            get->call->answer = ANSWER_BUSY;
    }
}

int lives_keep_inside(struct history *history)
{
    struct handovers handovers;
    struct handover **open = handovers_collect(&handovers, history)
                                 ? NULL
                                 : malloc((handovers.count + 1) * sizeof *open);
    if (!open) {
        free(handovers.list);
        return ENOMEM;
    }
    for (size_t at = 0, length; at < handovers.count; at += length) {
        length = handovers_same_item(&handovers, at);
        unget(&handovers.list[at], length, open);
    }
    free(open);
    for (size_t at = 0; at < handovers.count; at++)
        if (handovers.list[at].call->answer == ANSWER_BUSY)
            handovers.list[at].call->item = 0;
    free(handovers.list);
    for (size_t worker = 0; worker < history->workers; worker++) {
        struct history_log *log = &history->logs[worker];
        size_t kept = 0;
        for (size_t i = 0; i < log->count; i++)
            if (log->operations[i].manner != MANNER_BACK)
                log->operations[kept++] = log->operations[i];
        log->count = kept;
    }
    return 0;
}
