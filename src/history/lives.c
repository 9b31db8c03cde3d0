/* Lives: the gets and give-backs of every item that was given back, in order of invocation. */
#include "history/lives.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "history/dictionary.h"

/* The gets and give-backs of all items. */
struct events {
    struct operation **list;
    size_t count;
};

static bool is_back(const struct operation *call)
{
    return call->manner == MANNER_BACK;
}

/* By item; by invocation; a get before a give-back that was invoked with it. */
static int by_item(const void *left, const void *right)
{
    const struct operation *a = *(struct operation *const *)left;
    const struct operation *b = *(struct operation *const *)right;
    if (a->item != b->item)
        return a->item < b->item ? -1 : 1;
    if (a->invoked != b->invoked)
        return a->invoked < b->invoked ? -1 : 1;
    return is_back(a) != is_back(b) ? (is_back(a) ? 1 : -1) : (a > b) - (a < b);
}

static int collect(const struct history *history, struct events *events)
{
    *events = (struct events){malloc((history_operations(history) + 1) * sizeof *events->list), 0};
    if (!events->list)
        return ENOMEM;
    for (size_t worker = 0; worker < history->workers; worker++)
        for (size_t i = 0; i < history->logs[worker].count; i++) {
            struct operation *call = &history->logs[worker].operations[i];
            if (is_back(call) || call->answer == ANSWER_GOT)
                events->list[events->count++] = call;
        }
    qsort(events->list, events->count, sizeof *events->list, by_item);
    return 0;
}

/* How many of the events from `at` on are of the same item. */
static size_t same_item(const struct events *events, size_t at)
{
    size_t end = at;
    while (end < events->count && events->list[end]->item == events->list[at]->item)
        end++;
    return end - at;
}

/* The number of the item's life number `life`, made if it is new. `lives` counts those there are
 * besides the first; they were made one after the other. 0 when out of memory. */
static uint64_t number_of(struct dictionary *items, uint64_t item, uint64_t *newest, size_t life,
                          size_t *lives)
{
    if (life == 0)
        return item;
    if (life > *lives) {
        uint64_t number = dictionary_again(items, item);
        if (!number)
            return 0;
        *newest = number;
        ++*lives;
    }
    return *newest - (*lives - life);
}

/* Gives the events of one item their lives. Returns 0 or ENOMEM. */
static int renumber(struct operation **list, size_t count, struct dictionary *items)
{
    uint64_t item = list[0]->item, newest = 0;
    size_t lives = 0, backs = 0, life = 0;
    for (size_t i = 0; i < count; i++)
        if (is_back(list[i]) && !(list[i]->item = number_of(items, item, &newest, ++backs, &lives)))
            return ENOMEM;
    bool first = true;
    for (size_t i = 0; i < count; i++) {
        if (is_back(list[i]))
            continue;
        size_t begun = 0;
        for (size_t k = 0; k < count; k++)
            begun += is_back(list[k]) && list[k]->invoked <= list[i]->returned;
        life = first ? 0 : life + 1 < begun ? life + 1 : begun;
        first = false;
        list[i]->item = number_of(items, item, &newest, life, &lives);
    }
    return 0;
}

int lives_renumber(struct history *history, struct dictionary *items)
{
    struct events events;
    uint64_t before = dictionary_count(items);
    int error = collect(history, &events);
    for (size_t at = 0, length; !error && at < events.count; at += length) {
        length = same_item(&events, at);
        error = renumber(&events.list[at], length, items);
    }
    uint64_t after = dictionary_count(items);
    if (!error && history->priorities && after > before) {
        int64_t *wider = realloc(history->priorities, (after + 1) * sizeof *wider);
        error = wider ? 0 : ENOMEM;
        for (uint64_t life = before + 1; wider && life <= after; life++) {
            const char *name = dictionary_text(items, life);
            wider[life] = wider[dictionary_number(items, name, strlen(name))];
        }
        history->priorities = wider ? wider : history->priorities;
    }
    free(events.list);
    return error;
}

int lives_keep_inside(struct history *history)
{
    struct events events;
    if (collect(history, &events))
        return ENOMEM;
    for (size_t at = 0; at < events.count; at++) {
        if (!is_back(events.list[at]))
            continue;
        /* The latest get of the item that was not given back yet. */
        for (size_t get = at; get-- > 0 && events.list[get]->item == events.list[at]->item;)
            if (events.list[get]->answer == ANSWER_GOT) {
                events.list[get]->answer = ANSWER_BUSY;
                break;
            }
    }
    for (size_t at = 0; at < events.count; at++)
        if (events.list[at]->answer == ANSWER_BUSY)
            events.list[at]->item = 0;
    free(events.list);
    for (size_t worker = 0; worker < history->workers; worker++) {
        struct history_log *log = &history->logs[worker];
        size_t kept = 0;
        for (size_t i = 0; i < log->count; i++)
            if (!is_back(&log->operations[i]))
                log->operations[kept++] = log->operations[i];
        log->count = kept;
    }
    return 0;
}
