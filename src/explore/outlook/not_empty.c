/* What an empty() may say that is not Empty. It says false honestly if an item could be inside at
 * some instant: from its put's invocation to its get's return. And an honest Empty that follows
 * proves it a lie unless something was got from its invocation to the return of that Empty. (judge/
 * kinds/not_empty.c, whose rules these are.)
 */
#include "explore/outlook/questions.h"

#include "explore/machine/machine.h"

enum { COULD = 1, GOT = 2 };

/* Whether something could be inside during the call, as far as that is certain. */
static bool could(const struct calls *calls, const struct operation *call)
{
    for (size_t item = 1; item <= ITEMS_MOST; item++) {
        const struct operation *put = calls->put[item], *get = calls->get[item];
        bool enters = put && (!call_under_way(put) || get) && put->invoked <= call->returned;
        if (enters && (!get || get->returned > call->invoked))
            return true;
    }
    return false;
}

/* The workers with a put under way that may have done so. */
static uint64_t putters(const struct calls *calls, const struct operation *call)
{
    uint64_t workers = 0;
    for (size_t i = 0; i < calls->count; i++) {
        const struct operation *put = calls->call[i];
        if (put->kind == OPERATION_PUT && call_under_way(put) && put->invoked <= call->returned)
            workers |= UINT64_C(1) << calls->worker[i];
    }
    return workers;
}

/* Whether something was got from one instant to another. */
static bool got(const struct calls *calls, uint64_t from, uint64_t to)
{
    for (size_t item = 1; item <= ITEMS_MOST; item++)
        if (calls->get[item] && calls->get[item]->returned >= from &&
            calls->get[item]->invoked < to)
            return true;
    return false;
}

/* An Empty that follows a false. Returns whether that is a lie. */
static bool ask_empty(struct matters *matters, const struct calls *calls, uint64_t since,
                      size_t number)
{
    const struct operation *empty = calls->call[number];
    uint64_t workers = getters_by(calls, empty->returned);
    size_t before = matters->count;
    if (got(calls, since, empty->returned))
        return false;
    matters_add(matters,
                (struct matter){.kind = MATTER_DOUBT, .worker = MATTER_NOBODY, .workers = workers});
    bool may = add_if_honest(matters, calls, number);
    bool certain = may && matters->count == before + 1 && !workers && !matters->whole;
    if (!may || certain)
        matters->count = before;
    return certain;
}

/* A false that has been said. Returns whether it is a lie. */
static bool ask_false(struct matters *matters, const struct calls *calls, size_t number)
{
    const struct operation *call = calls->call[number];
    uint64_t apart = 0;
    if (!could(calls, call)) {
        uint64_t workers = putters(calls, call);
        if (!workers)
            return true;
        matters_add(
            matters,
            (struct matter){.kind = MATTER_ENTERS, .worker = MATTER_NOBODY, .workers = workers});
    }
    for (size_t i = 0; i < calls->count; i++) {
        const struct operation *other = calls->call[i];
        bool follows = call_before(call, other);
        if (follows && operation_says_empty(other) && ask_empty(matters, calls, call->invoked, i))
            return true;
        if (!follows && call_may_say_empty(other))
            apart |= UINT64_C(1) << calls->worker[i];
    }
    if (!got(calls, call->invoked, STAMP_NEVER))
        matters_add(matters, (struct matter){
                                 .kind = MATTER_CLAIM, .worker = MATTER_NOBODY, .workers = apart});
    return false;
}

static void ask_under_way(struct matters *matters, const struct calls *calls, size_t number)
{
    const struct operation *call = calls->call[number];
    uint32_t reasons = could(calls, call) ? COULD : 0;
    if (got(calls, call->invoked, STAMP_NEVER))
        reasons |= GOT;
    if (reasons)
        matters_add(matters, (struct matter){.kind = MATTER_FALSE,
                                             .worker = calls->worker[number],
                                             .number = reasons});
}

unsigned ask_not_empty(struct matters *matters, const struct calls *calls)
{
    size_t before = matters->count;
    for (size_t i = 0; i < calls->count; i++) {
        const struct operation *call = calls->call[i];
        if (call->kind != OPERATION_EMPTY)
            continue;
        if (call_under_way(call)) {
            ask_under_way(matters, calls, i);
        } else if (call->answer == ANSWER_FALSE && ask_false(matters, calls, i)) {
            matters->count = before;
            return VERDICT_NOT_EMPTY;
        }
    }
    return 0;
}
