/* Hangs: the last calls of all workers beside what is inside when nothing moves any more. */
#include "judge/kinds/hang.h"

#include <errno.h>

#include "history/set.h"

/* How many items are inside for a get, and how many places they may hold. */
struct room {
    uint64_t items, held;
};

static uint64_t less(uint64_t number, uint64_t by)
{
    return number > by ? number - by : 0;
}

/* Puts that never returned, and went in all the same: fills `in` with their items. 0 or ENOMEM. */
static int find_went_in(const struct history *history, struct set *in)
{
    struct set pending;
    int error = set_open(&pending);
    for (size_t worker = 0; worker < history->workers && !error; worker++) {
        const struct history_log *log = &history->logs[worker];
        const struct operation *last = log->count ? &log->operations[log->count - 1] : NULL;
        if (last && last->answer == ANSWER_PENDING && last->kind == OPERATION_PUT)
            error = set_add(&pending, last->item) == ENOMEM ? ENOMEM : 0;
    }
    for (size_t worker = 0; pending.blocks.count && worker < history->workers; worker++)
        for (size_t i = 0; i < history->logs[worker].count && !error; i++) {
            const struct operation *call = &history->logs[worker].operations[i];
            if (call->answer == ANSWER_GOT && set_has(&pending, call->item))
                error = set_add(in, call->item) == ENOMEM ? ENOMEM : 0;
        }
    set_close(&pending);
    return error;
}

/* What a worker's calls change: what was got after the end (in a drain) was inside then, what was
 * put after it was not; calls under way that do not wait may have taken an item, or put one. */
static void look_back(const struct history *history, const struct history_log *log,
                      const struct set *in, uint64_t *entered, uint64_t *came,
                      struct room *under_way)
{
    for (size_t i = log->count; i-- > 0;) {
        const struct operation *call = &log->operations[i];
        bool waits = call->manner == MANNER_WAIT && !log->gone;
        if (call->answer == ANSWER_PENDING && !waits) {
            under_way->items += call->kind == OPERATION_GET;
            under_way->held += call->kind == OPERATION_PUT && !set_has(in, call->item);
        }
        if (call->answer != ANSWER_PENDING && call->returned <= history->ended)
            break;
        *entered += call->answer == ANSWER_OK;
        *came += call->answer == ANSWER_GOT && call->invoked > history->ended;
    }
}

static struct room find_room(const struct history *history, const struct fates *fates,
                             const struct set *in, const struct faults *faults)
{
    uint64_t left = fates->count, taken = 0, entered = 0, came = 0;
    struct room under_way = {0};
    for (size_t worker = 0; worker < history->workers; worker++) {
        taken += fates->taken && fates->taken[worker];
        look_back(history, &history->logs[worker], in, &entered, &came, &under_way);
    }
    came = less(came, faults->count[FAULT_REPEAT] + faults->count[FAULT_FRESH]);
    uint64_t inside = less((fates->lost ? 0 : left) + taken + came, entered);
    return (struct room){less(inside, under_way.items), left + taken + came + under_way.held};
}

int hang_find(const struct history *history, const struct fates *fates, struct faults *faults,
              uint64_t *inside)
{
    struct set in;
    *inside = 0;
    if (!history->has_ended)
        return 0;
    if (set_open(&in) || find_went_in(history, &in)) {
        set_close(&in);
        return ENOMEM;
    }
    struct room room = find_room(history, fates, &in, faults);
    *inside = room.items;
    uint64_t items = room.items, places = less(history->capacity, room.held);
    for (size_t worker = 0; worker < history->workers; worker++) {
        const struct history_log *log = &history->logs[worker];
        const struct operation *last = log->count ? &log->operations[log->count - 1] : NULL;
        if (!last || last->answer != ANSWER_PENDING || log->gone)
            continue;
        uint64_t *allowed = last->kind == OPERATION_PUT ? &places : &items;
        bool waits = last->manner == MANNER_WAIT &&
                     !(last->kind == OPERATION_PUT && set_has(&in, last->item));
        if (waits && *allowed == 0)
            continue; /* it waits as it should */
        *allowed -= waits;
        faults_add(faults, FAULT_HANG, worker, log->count - 1);
    }
    set_close(&in);
    return 0;
}
