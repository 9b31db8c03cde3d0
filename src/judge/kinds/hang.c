/* Hangs: the last calls of all workers beside what is inside. */
#include "judge/kinds/hang.h"

/* The places that puts could have taken. */
static uint64_t places_free(const struct history *history, uint64_t inside)
{
    return history->capacity > inside ? history->capacity - inside : 0;
}

void hang_find(const struct history *history, uint64_t inside, struct faults *faults)
{
    if (!history->has_ended)
        return;
    uint64_t items = inside, places = places_free(history, inside);
    for (size_t worker = 0; worker < history->workers; worker++) {
        const struct history_log *log = &history->logs[worker];
        const struct operation *last = log->count ? &log->operations[log->count - 1] : NULL;
        if (!last || last->answer != ANSWER_PENDING || log->gone)
            continue;
        uint64_t *allowed = last->kind == OPERATION_PUT ? &places : &items;
        if (last->manner == MANNER_WAIT && *allowed == 0)
            continue; /* it waits as it should */
        *allowed -= last->manner == MANNER_WAIT;
        faults_add(faults, FAULT_HANG, worker, log->count - 1);
    }
}
