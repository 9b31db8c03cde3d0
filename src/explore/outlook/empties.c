/* Which Empties would be honest. An Empty is a lie iff at every instant of the call some item is
 * certainly inside: put before, and got by nobody whose get was invoked by then. Who gets an item
 * that is left is not known yet: of each instant there stay the items that would have to go to gets
 * that were under way then. Both sets grow with time, so an instant with the same gets as one
 * before it tells nothing new, nor does one with the same items as one after it.
 */
#include "explore/outlook/questions.h"

#include "explore/machine/machine.h"

enum { INSTANTS = 16 };

struct instant {
    uint64_t items, workers;
};

/* What is certainly inside at an instant if nobody else gets it. False: something that was got. */
static bool look(const struct calls *calls, uint64_t stamp, uint64_t *items)
{
    *items = 0;
    for (size_t item = 1; item <= ITEMS_MOST; item++) {
        const struct operation *put = calls->put[item], *get = calls->get[item];
        if (!put || put->returned >= stamp)
            continue;
        if (get && get->invoked > stamp)
            return false;
        if (!get)
            *items |= ITEM_BIT(item);
    }
    return true;
}

/* The instants from a stamp on at which nothing need have been inside; SIZE_MAX: too many. */
static size_t find(const struct calls *calls, size_t number, uint64_t from,
                   struct instant *instants)
{
    const struct operation *call = calls->call[number];
    uint64_t end = call_under_way(call) ? calls->last : call->returned;
    size_t count = 0;
    for (uint64_t stamp = from; stamp <= end; stamp += 2) {
        uint64_t items, others = ~(UINT64_C(1) << calls->worker[number]);
        if (!look(calls, stamp, &items))
            continue;
        uint64_t workers = getters_by(calls, stamp) & others;
        if (!items) {
            instants[0] = (struct instant){0, 0};
            return 1;
        }
        if (__builtin_popcountll(items) > __builtin_popcountll(workers) ||
            (count && instants[count - 1].workers == workers))
            continue;
        if (count && instants[count - 1].items == items)
            count--;
        if (count == INSTANTS)
            return SIZE_MAX;
        instants[count++] = (struct instant){items, workers};
    }
    return count;
}

/* Adds the conditions of an honest Empty. */
static void add(struct matters *matters, enum matter_kind kind, uint8_t worker, bool also,
                const struct instant *instants, size_t count)
{
    for (size_t i = 0; i < count; i++)
        matters_add(matters, (struct matter){.kind = (uint8_t)kind,
                                             .worker = worker,
                                             .also = also || i > 0,
                                             .items = instants[i].items,
                                             .workers = instants[i].workers});
}

bool add_if_honest(struct matters *matters, const struct calls *calls, size_t empty)
{
    struct instant instants[INSTANTS];
    size_t count = find(calls, empty, calls->call[empty]->invoked, instants);
    if (count == SIZE_MAX)
        matters->whole = true;
    else if (count && instants[0].items)
        add(matters, MATTER_EMPTY, MATTER_NOBODY, true, instants, count);
    return count > 0;
}

/* Adds at which instants from a stamp on the call would be honest. Returns whether it was not. */
static bool ask(struct matters *matters, const struct calls *calls, size_t number, uint64_t from,
                enum matter_kind kind)
{
    struct instant instants[INSTANTS];
    bool under_way = call_under_way(calls->call[number]);
    size_t count = find(calls, number, from, instants);
    if (count == SIZE_MAX) {
        matters->whole = true;
        return false;
    }
    if (!under_way && (!count || !instants[0].items))
        return !count;
    add(matters, kind, under_way ? calls->worker[number] : MATTER_NOBODY, false, instants, count);
    return false;
}

unsigned ask_empties(struct matters *matters, const struct calls *calls)
{
    bool lie = false;
    for (size_t i = 0; i < calls->count; i++) {
        const struct operation *call = calls->call[i];
        if (operation_says_empty(call) || call_may_say_empty(call))
            lie |= ask(matters, calls, i, call->invoked, MATTER_EMPTY);
    }
    return lie ? VERDICT_SPURIOUS : 0;
}

/* A get_timed() is early before its deadline, and from it on it has to look once more. */
unsigned ask_deadlines(struct matters *matters, const struct calls *calls)
{
    unsigned wrong = 0;
    for (size_t i = 0; i < calls->count; i++) {
        const struct operation *call = calls->call[i];
        uint64_t deadline = calls->deadline[i];
        bool gave_up = call->manner == MANNER_TIMED && call->answer == ANSWER_EMPTY;
        if (gave_up && call->returned < deadline)
            wrong |= VERDICT_EARLY;
        else if ((gave_up || call_under_way(call)) && deadline != DEADLINE_NONE &&
                 ask(matters, calls, i, deadline > call->invoked ? deadline : call->invoked,
                     MATTER_LOOKED))
            wrong |= VERDICT_LATE;
        if (call_under_way(call) && deadline != DEADLINE_NONE)
            matters_add(matters,
                        (struct matter){.kind = MATTER_PASSED, .worker = calls->worker[i]});
    }
    return wrong;
}
