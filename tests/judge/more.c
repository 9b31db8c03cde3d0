/* Each addition by chance; all keep the logs in order. */
#include "more.h"

#include <stdlib.h>

#include "generate.h"

enum { ITEMS_MOST = 64 };

struct numbers {
    uint64_t items[ITEMS_MOST], count;
};

static uint64_t number_of(struct numbers *numbers, uint64_t item)
{
    uint64_t number = 0;
    while (number < numbers->count && numbers->items[number] != item)
        number++;
    if (number == ITEMS_MOST)
        abort();
    numbers->items[number] = item;
    numbers->count += number == numbers->count;
    return number + 1;
}

static bool is_got(const struct history *history, uint64_t item)
{
    for (size_t worker = 0; worker < history->workers; worker++)
        for (size_t i = 0; i < history->logs[worker].count; i++)
            if (history->logs[worker].operations[i].answer == ANSWER_GOT &&
                history->logs[worker].operations[i].item == item)
                return true;
    return false;
}

static void change_call(uint64_t *seed, const struct history *history, struct operation *call)
{
    if (call->answer == ANSWER_EMPTY && random_below(seed, 5) == 0) {
        call->kind = OPERATION_EMPTY;
        call->answer = ANSWER_FALSE;
    } else if (call->answer == ANSWER_EMPTY && random_below(seed, 2)) {
        uint64_t length = call->returned - call->invoked;
        uint64_t early = call->invoked > 1 ? call->invoked - 1 : 0;
        call->manner = MANNER_TIMED;
        call->deadline =
            random_below(seed, 8) ? early + random_below(seed, length + 4) : STAMP_NEVER;
    } else if (call->answer == ANSWER_OK && !is_got(history, call->item) &&
               random_below(seed, 3) == 0) {
        call->answer = ANSWER_FULL;
    } else if (call->answer == ANSWER_PENDING && call->kind != OPERATION_EMPTY) {
        call->manner = random_below(seed, 2) ? MANNER_WAIT : MANNER_NOW;
    }
}

/* Neighbours that put or got become one call. */
static void join_calls(uint64_t *seed, struct history_log *log)
{
    for (size_t i = 1; i < log->count; i++) {
        struct operation *call = &log->operations[i], *before = call - 1;
        bool moves = call->answer == ANSWER_OK || call->answer == ANSWER_GOT;
        if (moves && before->answer == call->answer && before->invoked < before->returned &&
            random_below(seed, 6) == 0) {
            call->invoked = before->invoked;
            call->returned = before->returned;
        }
    }
}

void more_kinds(uint64_t *seed, struct history *history)
{
    struct numbers numbers = {0};
    uint64_t last = 0;
    for (size_t worker = 0; worker < history->workers; worker++) {
        struct history_log *log = &history->logs[worker];
        for (size_t i = 0; i < log->count; i++) {
            struct operation *call = &log->operations[i];
            change_call(seed, history, call);
            last = call->invoked > last ? call->invoked : last;
            if (call->returned != STAMP_NEVER && call->returned > last)
                last = call->returned;
        }
        join_calls(seed, log);
        log->gone = random_below(seed, 6) == 0;
    }
    history->priorities = calloc(ITEMS_MOST + 1, sizeof *history->priorities);
    if (!history->priorities)
        abort();
    for (size_t worker = 0; worker < history->workers; worker++)
        for (size_t i = 0; i < history->logs[worker].count; i++) {
            struct operation *call = &history->logs[worker].operations[i];
            if (call->kind != OPERATION_PUT && call->answer != ANSWER_GOT)
                continue;
            uint64_t number = number_of(&numbers, call->item);
            history->priorities[number] = (int64_t)(call->item % 3);
            call->item = number;
        }
    history->capacity = random_below(seed, 2) ? 1 + random_below(seed, 3) : 0;
    history->drained = random_below(seed, 2);
    history->has_ended = random_below(seed, 2);
    history->ended = last + 1;
}

void more_give_back(uint64_t *seed, struct history *history)
{
    for (size_t worker = 0; worker < history->workers; worker++) {
        uint64_t held = 0; /* the item that this worker got last */
        for (size_t i = 0; i < history->logs[worker].count; i++) {
            struct operation *call = &history->logs[worker].operations[i];
            if (call->answer == ANSWER_GOT)
                held = call->item;
            if (call->answer != ANSWER_OK || !held || is_got(history, call->item) ||
                random_below(seed, 4) == 0)
                continue;
            call->manner = MANNER_BACK;
            call->item = held;
            held = 0;
        }
    }
    /* An Empty sometimes gets what may be there again. */
    for (size_t worker = 0; worker < history->workers; worker++)
        for (size_t i = 0; i < history->logs[worker].count; i++) {
            struct operation *call = &history->logs[worker].operations[i];
            const struct history_log *other = &history->logs[random_below(seed, history->workers)];
            const struct operation *back =
                other->count ? &other->operations[random_below(seed, other->count)] : NULL;
            if (back && call->answer == ANSWER_EMPTY && back->manner == MANNER_BACK) {
                call->answer = ANSWER_GOT;
                call->item = back->item;
            }
        }
}
