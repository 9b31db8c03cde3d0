/* Lives: the gets and give-backs of every item that was given back, in order of invocation. */
#include "history/lives.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "history/dictionary.h"

/* A get or a give-back. */
struct event {
    struct operation *call;
    size_t worker;
    size_t life; /* of its item, from 0: that a get ends or a give-back begins; else UNKNOWN */
};

#define UNKNOWN SIZE_MAX

/* Those of all items. */
struct events {
    struct event *list;
    size_t count;
};

static bool is_back(const struct event *event)
{
    return event->call->manner == MANNER_BACK;
}

/* By item; by invocation; a get before a give-back that was invoked with it. */
static int by_item(const void *left, const void *right)
{
    const struct event *a = left, *b = right;
    if (a->call->item != b->call->item)
        return a->call->item < b->call->item ? -1 : 1;
    if (a->call->invoked != b->call->invoked)
        return a->call->invoked < b->call->invoked ? -1 : 1;
    return is_back(a) != is_back(b) ? (is_back(a) ? 1 : -1)
                                    : (a->call > b->call) - (a->call < b->call);
}

static int collect(const struct history *history, struct events *events)
{
    *events = (struct events){malloc((history_operations(history) + 1) * sizeof *events->list), 0};
    if (!events->list)
        return ENOMEM;
    for (size_t worker = 0; worker < history->workers; worker++)
        for (size_t i = 0; i < history->logs[worker].count; i++) {
            struct event event = {&history->logs[worker].operations[i], worker, UNKNOWN};
            if (is_back(&event) || event.call->answer == ANSWER_GOT)
                events->list[events->count++] = event;
        }
    qsort(events->list, events->count, sizeof *events->list, by_item);
    return 0;
}

/* How many of the events from `at` on are of the same item. */
static size_t same_item(const struct events *events, size_t at)
{
    size_t end = at;
    while (end < events->count && events->list[end].call->item == events->list[at].call->item)
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

/* The get that a give-back undoes, of events of one item: its worker's latest before it. NULL if
 * there is none: the give-back is not its holder's, as when a lease is over. */
static struct event *undone(struct event *list, size_t count, const struct event *back)
{
    struct event *get = NULL;
    for (size_t i = 0; i < count; i++)
        if (list[i].worker == back->worker && !is_back(&list[i]) && list[i].call < back->call &&
            (!get || list[i].call > get->call))
            get = &list[i];
    return get;
}

/* Whether a get is known to end that life. */
static bool life_ended(const struct event *list, size_t count, size_t life)
{
    bool ended = false;
    for (size_t i = 0; i < count; i++)
        ended |= !is_back(&list[i]) && list[i].life == life;
    return ended;
}

/* Gives the events of one item their lives: in the order of the give-backs, of which each also says
 * which get was before it; other gets in the order of their invocation. */
static void find_lives(struct event *list, size_t count)
{
    size_t backs = 0, next = 0;
    for (size_t i = 0; i < count; i++) {
        if (!is_back(&list[i]))
            continue;
        struct event *get = undone(list, count, &list[i]);
        if (get && get->life == UNKNOWN)
            get->life = backs;
        list[i].life = ++backs;
    }
    for (size_t i = 0; i < count; i++) {
        if (list[i].life != UNKNOWN)
            continue;
        size_t begun = 0;
        for (size_t k = 0; k < count; k++)
            begun += is_back(&list[k]) && list[k].call->invoked <= list[i].call->returned;
        while (life_ended(list, count, next))
            next++;
        list[i].life = next < begun ? next : begun;
        next = list[i].life + 1;
    }
}

/* Gives every life of one item its number. Returns 0 or ENOMEM. */
static int renumber(struct event *list, size_t count, struct dictionary *items)
{
    uint64_t item = list[0].call->item, newest = 0;
    size_t lives = 0;
    find_lives(list, count);
    for (int gets = 0; gets < 2; gets++) /* give-backs first: they ascend */
        for (size_t i = 0; i < count; i++)
            if (is_back(&list[i]) == !gets &&
                !(list[i].call->item = number_of(items, item, &newest, list[i].life, &lives)))
                return ENOMEM;
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

/* Makes the get that give-back number `back` of the item undoes say Busy: if it is not known, the
 * latest that was not given back yet. */
static void unget(struct event *list, size_t count, size_t back)
{
    struct event *get = undone(list, count, &list[back]);
    for (size_t i = back; (!get || get->call->answer != ANSWER_GOT) && i-- > 0;)
        get = list[i].call->answer == ANSWER_GOT ? &list[i] : get;
    if (get && !is_back(get) && get->call->answer == ANSWER_GOT)
        get->call->answer = ANSWER_BUSY;
}

int lives_keep_inside(struct history *history)
{
    struct events events;
    if (collect(history, &events))
        return ENOMEM;
    for (size_t at = 0, length; at < events.count; at += length) {
        length = same_item(&events, at);
        for (size_t i = 0; i < length; i++)
            if (is_back(&events.list[at + i]))
                unget(&events.list[at], length, i);
    }
    for (size_t at = 0; at < events.count; at++)
        if (events.list[at].call->answer == ANSWER_BUSY)
            events.list[at].call->item = 0;
    free(events.list);
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
