/* Each question by looking at all calls, or at all instants; each mistake changes one condition. */
#include "mistakes.h"

#include "generate.h"
#include "variants.h"

const struct mistake_told mistakes[MISTAKES] = {
    [MISTAKE_FULL_FIRST_INSTANT] = {"Full: its first instant only", ASK_FULL},
    [MISTAKE_FULL_CERTAIN] = {"Full: what is certainly inside", ASK_FULL},
    [MISTAKE_FULL_GET_INVOKED] = {"Full: a place is free when the get begins", ASK_FULL},
    [MISTAKE_FULL_NO_PENDING_PUTS] = {"Full: a pending put holds no place", ASK_FULL},
    [MISTAKE_NOT_EMPTY_FIRST_INSTANT] = {"not empty: its first instant only", ASK_NOT_EMPTY},
    [MISTAKE_NOT_EMPTY_CERTAIN] = {"not empty: what is certainly inside", ASK_NOT_EMPTY},
    [MISTAKE_NOT_EMPTY_GETS_IGNORED] = {"not empty: gets under way ignored", ASK_NOT_EMPTY},
    [MISTAKE_NOT_EMPTY_BESIDE_LIES] = {"not empty: refuted by a lie", ASK_NOT_EMPTY},
    [MISTAKE_EARLY_INVOKED] = {"early: invoked for returned", ASK_EARLY},
    [MISTAKE_LATE_WHOLE] = {"late: the whole call must be covered", ASK_LATE},
    [MISTAKE_LATE_AT_DEADLINE] = {"late: the deadline's instant only", ASK_LATE},
    [MISTAKE_LIFO_AS_FIFO] = {"lifo: as fifo", ASK_ORDER},
    [MISTAKE_LIFO_PUT_MEANWHILE] = {"lifo: beside what was put during the get", ASK_ORDER},
    [MISTAKE_PRIORITY_AT_START] = {"priority: the get's first instant only", ASK_ORDER},
    [MISTAKE_PRIORITY_EQUALS] = {"priority: equals are better", ASK_ORDER},
    [MISTAKE_PUTTERS_ALL] = {"per putter: of all putters", ASK_ORDER},
    [MISTAKE_LOST_PENDING_IGNORED] = {"lost: pending gets take nothing", ASK_LOST},
    [MISTAKE_LOST_ALL_LEFT_BUT_ONE] = {"lost: any pending get takes everything", ASK_LOST},
    [MISTAKE_HANG_WAITS_ALL] = {"hang: a wait beside nothing", ASK_HANG},
    [MISTAKE_HANG_GONE] = {"hang: a worker that was killed", ASK_HANG},
    [MISTAKE_HANG_PLAIN_AS_WAIT] = {"hang: a call that does not wait may sleep", ASK_HANG},
};

static uint64_t over(const struct hearing *hearing, const struct operation *call)
{
    return operation_over(call, hearing->history->guard);
}

static bool goes_in(const struct operation *call)
{
    return call->kind == OPERATION_PUT && call->answer != ANSWER_FULL;
}

static const struct operation *get_of(const struct hearing *hearing, const struct operation *put)
{
    for (size_t i = 0; i < hearing->count; i++)
        if (hearing->calls[i].answer == ANSWER_GOT && hearing->calls[i].item == put->item)
            return &hearing->calls[i];
    return NULL;
}

static const struct operation *put_of(const struct hearing *hearing, const struct operation *get)
{
    for (size_t i = 0; i < hearing->count; i++)
        if (goes_in(&hearing->calls[i]) && hearing->calls[i].item == get->item)
            return &hearing->calls[i];
    return NULL;
}

/* How many items can be inside at an instant. */
static uint64_t can_be(const struct hearing *hearing, uint64_t at, enum mistake mistake)
{
    bool certain = mistake == MISTAKE_FULL_CERTAIN || mistake == MISTAKE_NOT_EMPTY_CERTAIN;
    uint64_t count = 0;
    for (const struct operation *put = hearing->calls; put < hearing->calls + hearing->count;
         put++) {
        const struct operation *get = goes_in(put) ? get_of(hearing, put) : NULL;
        uint64_t until = !get                                             ? STAMP_NEVER
                         : certain || mistake == MISTAKE_FULL_GET_INVOKED ? get->invoked
                                                                          : over(hearing, get);
        bool none = mistake == MISTAKE_FULL_NO_PENDING_PUTS && put->answer == ANSWER_PENDING;
        count += goes_in(put) && !none && (certain ? over(hearing, put) : put->invoked) <= at &&
                 at <= until;
    }
    return count;
}

/* Whether at some instant of the call so many items can be inside: at its first, or when one more
 * came in. */
static bool can_hold(const struct hearing *hearing, const struct operation *call, uint64_t items,
                     enum mistake mistake)
{
    if (can_be(hearing, call->invoked, mistake) >= items)
        return true;
    bool first =
        mistake == MISTAKE_FULL_FIRST_INSTANT || mistake == MISTAKE_NOT_EMPTY_FIRST_INSTANT;
    for (size_t i = 0; i < 2 * hearing->count && !first; i++) {
        const struct operation *other = &hearing->calls[i / 2];
        uint64_t at = i % 2 ? over(hearing, other) : other->invoked;
        if (at >= call->invoked && at <= over(hearing, call) &&
            can_be(hearing, at, mistake) >= items)
            return true;
    }
    return false;
}

/* Whether an Empty after this answer proves that nothing was inside. */
static bool refuted(const struct hearing *hearing, const struct operation *answer,
                    enum mistake mistake)
{
    for (size_t e = 0; e < hearing->count; e++) {
        const struct operation *empty = &hearing->calls[e];
        bool lie = hearing->lies[e] && mistake != MISTAKE_NOT_EMPTY_BESIDE_LIES;
        bool quiet = operation_says_empty(empty) && !lie && over(hearing, answer) < empty->invoked;
        for (size_t i = 0; i < hearing->count && quiet; i++) {
            const struct operation *get = &hearing->calls[i];
            bool takes = get->answer == ANSWER_GOT || operation_is_pending_get(get);
            bool apart =
                over(hearing, get) < answer->invoked || get->invoked > over(hearing, empty);
            quiet = !takes || apart || mistake == MISTAKE_NOT_EMPTY_GETS_IGNORED;
        }
        if (quiet)
            return true;
    }
    return false;
}

static bool is_late(const struct hearing *hearing, const struct operation *empty,
                    enum mistake mistake)
{
    struct operation last = *empty;
    uint64_t guard = hearing->history->guard;
    if (empty->manner != MANNER_TIMED || empty->deadline == STAMP_NEVER ||
        over(hearing, empty) < empty->deadline)
        return false;
    if (empty->deadline > empty->invoked && mistake != MISTAKE_LATE_WHOLE)
        last.invoked = empty->deadline;
    enum variant variant =
        mistake == MISTAKE_LATE_AT_DEADLINE ? VARIANT_START_ONLY : VARIANT_STAMPS;
    struct reference *reference = reference_open(hearing->calls, hearing->count, guard, variant);
    bool late = reference_spurious(reference, &last);
    reference_close(reference);
    return late;
}

/* Whether the item of `later`, or never, comes after this get. */
static bool outlasts(const struct hearing *hearing, const struct operation *put,
                     const struct operation *get)
{
    const struct operation *later = get_of(hearing, put);
    return !later || over(hearing, get) < later->invoked;
}

/* Whether better items were certainly inside all through the get, or from its first instant on. */
static bool better_inside(const struct hearing *hearing, const struct operation *get,
                          enum mistake mistake)
{
    struct operation better[16], asked = *get;
    size_t count = 0;
    const int64_t *priorities = hearing->history->priorities;
    for (size_t i = 0; i < hearing->count; i++) {
        const struct operation *call = &hearing->calls[i];
        bool moves = call->item != get->item && (goes_in(call) || call->answer == ANSWER_GOT);
        if (moves && (priorities[call->item] < priorities[get->item] ||
                      (mistake == MISTAKE_PRIORITY_EQUALS &&
                       priorities[call->item] == priorities[get->item])))
            better[count++] = *call;
    }
    enum variant variant =
        mistake == MISTAKE_PRIORITY_AT_START ? VARIANT_START_ONLY : VARIANT_STAMPS;
    struct reference *reference = reference_open(better, count, hearing->history->guard, variant);
    bool inside = reference_spurious(reference, &asked);
    reference_close(reference);
    return inside;
}

static bool out_of_order(const struct hearing *hearing, const struct operation *get,
                         enum mistake mistake)
{
    const struct operation *put = get->answer == ANSWER_GOT ? put_of(hearing, get) : NULL;
    enum history_order order = hearing->history->order;
    if (!put)
        return false;
    if (order == ORDER_PRIORITY)
        return better_inside(hearing, get, mistake);
    bool lifo = order == ORDER_LIFO && mistake != MISTAKE_LIFO_AS_FIFO;
    for (const struct operation *other = hearing->calls; other < hearing->calls + hearing->count;
         other++) {
        if (!goes_in(other) || other->item == get->item || !outlasts(hearing, other, get))
            continue;
        uint64_t by = mistake == MISTAKE_LIFO_PUT_MEANWHILE ? over(hearing, get) : get->invoked;
        bool before = over(hearing, other) < put->invoked;
        bool own = other->spare == put->spare && flat_program_order(other, put);
        if (lifo ? over(hearing, put) < other->invoked && over(hearing, other) < by
            : order == ORDER_FIFO_PER_PUTTER && mistake != MISTAKE_PUTTERS_ALL ? own
                                                                               : before)
            return true;
    }
    return false;
}

static unsigned count_lost(const struct hearing *hearing, enum mistake mistake)
{
    unsigned left = 0, pending = 0;
    for (size_t i = 0; i < hearing->count; i++) {
        left += hearing->calls[i].answer == ANSWER_OK && !get_of(hearing, &hearing->calls[i]);
        pending += operation_is_pending_get(&hearing->calls[i]);
    }
    if (mistake == MISTAKE_LOST_ALL_LEFT_BUT_ONE)
        return pending ? 0 : left;
    return mistake == MISTAKE_LOST_PENDING_IGNORED ? left : left > pending ? left - pending : 0;
}

static unsigned less(unsigned number, unsigned by)
{
    return number > by ? number - by : 0;
}

static unsigned count_hangs(const struct hearing *hearing, enum mistake mistake)
{
    unsigned left = 0, held = 0, plain[2] = {0}, waits[2] = {0}, hangs = 0;
    for (size_t i = 0; i < hearing->count; i++) {
        const struct operation *call = &hearing->calls[i];
        bool gone = hearing->history->logs[call->spare - 1].gone && mistake != MISTAKE_HANG_GONE;
        bool put = call->kind == OPERATION_PUT;
        left += call->answer == ANSWER_OK && !get_of(hearing, call);
        if (call->answer != ANSWER_PENDING)
            continue;
        bool waits_here = call->manner == MANNER_WAIT || mistake == MISTAKE_HANG_PLAIN_AS_WAIT;
        waits[put] += waits_here && !gone;
        hangs += !waits_here && !gone;
        bool went = put && get_of(hearing, call);
        waits[put] -= went && waits_here && !gone;
        hangs += went && waits_here && !gone;
        plain[put] += (!waits_here || gone) && call->kind != OPERATION_EMPTY && !went;
    }
    held = left + plain[true];
    unsigned items = less(left, plain[false]);
    unsigned places = less((unsigned)hearing->history->capacity, held);
    if (mistake == MISTAKE_HANG_WAITS_ALL)
        return hangs + waits[0] + waits[1];
    return hangs + (waits[0] < items ? waits[0] : items) + (waits[1] < places ? waits[1] : places);
}

unsigned mistake_says(const struct hearing *hearing, enum question question, size_t call,
                      enum mistake mistake)
{
    const struct operation *asked = question < ASK_LOST ? &hearing->calls[call] : NULL;
    switch (question) {
    case ASK_FULL:
        return !can_hold(hearing, asked, hearing->history->capacity, mistake);
    case ASK_NOT_EMPTY:
        return !can_hold(hearing, asked, 1, mistake) || refuted(hearing, asked, mistake);
    case ASK_EARLY:
        return asked->manner == MANNER_TIMED && asked->deadline != STAMP_NEVER &&
               (mistake == MISTAKE_EARLY_INVOKED ? asked->invoked : over(hearing, asked)) <
                   asked->deadline;
    case ASK_LATE:
        return is_late(hearing, asked, mistake);
    case ASK_ORDER:
        return out_of_order(hearing, asked, mistake);
    case ASK_LOST:
        return count_lost(hearing, mistake);
    case ASK_HANG:
        return count_hangs(hearing, mistake);
    }
    return 0;
}
