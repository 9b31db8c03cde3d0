/* Hangs: the last calls of all workers beside what is inside when nothing moves any more. */
#include "judge/kinds/hang.h"

/* How many items are inside for a get, and how many places they may hold. */
struct room {
    uint64_t items, held;
};

static uint64_t less(uint64_t number, uint64_t by)
{
    return number > by ? number - by : 0;
}

/* Whether a put that never returned went in all the same. */
static bool went_in(const struct history *history, const struct operation *put)
{
    for (size_t worker = 0; worker < history->workers; worker++)
        for (size_t i = 0; i < history->logs[worker].count; i++)
            if (history->logs[worker].operations[i].answer == ANSWER_GOT &&
                history->logs[worker].operations[i].item == put->item)
                return true;
    return false;
}

/* What a worker's calls change: what was got after the end (in a drain) was inside then, what was
 * put after it was not; calls under way that do not wait may have taken an item, or put one. */
static void look_back(const struct history *history, const struct history_log *log,
                      uint64_t *entered, uint64_t *came, struct room *under_way)
{
    for (size_t i = log->count; i-- > 0;) {
        const struct operation *call = &log->operations[i];
        bool waits = call->manner == MANNER_WAIT && !log->gone;
        if (call->answer == ANSWER_PENDING && !waits) {
            under_way->items += call->kind == OPERATION_GET;
            under_way->held += call->kind == OPERATION_PUT && !went_in(history, call);
        }
        if (call->answer != ANSWER_PENDING && call->returned <= history->ended)
            break;
        *entered += call->answer == ANSWER_OK;
        *came += call->answer == ANSWER_GOT && call->invoked > history->ended;
    }
}

static struct room find_room(const struct history *history, const struct fates *fates,
                             const struct faults *faults)
{
    uint64_t left = fates->count, taken = 0, entered = 0, came = 0;
    struct room under_way = {0};
    for (size_t worker = 0; worker < history->workers; worker++) {
        taken += fates->taken && fates->taken[worker];
        look_back(history, &history->logs[worker], &entered, &came, &under_way);
    }
    came = less(came, faults->count[FAULT_REPEAT] + faults->count[FAULT_FRESH]);
    uint64_t inside = less((fates->lost ? 0 : left) + taken + came, entered);
    return (struct room){less(inside, under_way.items), left + taken + came + under_way.held};
}

uint64_t hang_find(const struct history *history, const struct fates *fates, struct faults *faults)
{
    if (!history->has_ended)
        return 0;
    struct room room = find_room(history, fates, faults);
    uint64_t items = room.items, places = less(history->capacity, room.held);
    for (size_t worker = 0; worker < history->workers; worker++) {
        const struct history_log *log = &history->logs[worker];
        const struct operation *last = log->count ? &log->operations[log->count - 1] : NULL;
        if (!last || last->answer != ANSWER_PENDING || log->gone)
            continue;
        uint64_t *allowed = last->kind == OPERATION_PUT ? &places : &items;
        bool waits =
            last->manner == MANNER_WAIT && !(last->kind == OPERATION_PUT && went_in(history, last));
        if (waits && *allowed == 0)
            continue; /* it waits as it should */
        *allowed -= waits;
        faults_add(faults, FAULT_HANG, worker, log->count - 1);
    }
    return room.items;
}
