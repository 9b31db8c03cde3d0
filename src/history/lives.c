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
    size_t life;  /* of its item, from 0: that a get ends or a give-back begins; else UNKNOWN */
    size_t backs; /* how many give-backs of its item there were with it */
    struct event *undone; /* of a give-back: the get that it undoes, or NULL */
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

static int by_log(const void *left, const void *right)
{
    const struct event *a = *(struct event *const *)left, *b = *(struct event *const *)right;
    if (a->call->item != b->call->item)
        return a->call->item < b->call->item ? -1 : 1;
    if (a->worker != b->worker)
        return a->worker < b->worker ? -1 : 1;
    return (a->call > b->call) - (a->call < b->call);
}

/* Finds the get that every give-back undoes: its worker's latest of that item before it. If there
 * is none the give-back is not its holder's, as when a lease is over. Returns 0 or ENOMEM. */
static int find_undone(struct events *events)
{
    struct event **order = malloc((events->count + 1) * sizeof *order), *get = NULL;
    if (!order)
        return ENOMEM;
    for (size_t i = 0; i < events->count; i++)
        order[i] = &events->list[i];
    qsort(order, events->count, sizeof *order, by_log);
    for (size_t i = 0; i < events->count; i++) {
        bool same =
            get && get->call->item == order[i]->call->item && get->worker == order[i]->worker;
        order[i]->undone = same ? get : NULL;
        get = is_back(order[i]) ? (same ? get : NULL) : order[i];
    }
    free(order);
    return 0;
}

/* All gets and give-backs, by item. Returns 0 or ENOMEM. */
static int collect(const struct history *history, struct events *events)
{
    *events = (struct events){malloc((history_operations(history) + 1) * sizeof *events->list), 0};
    if (!events->list)
        return ENOMEM;
    for (size_t worker = 0; worker < history->workers; worker++)
        for (size_t i = 0; i < history->logs[worker].count; i++) {
            struct event event = {&history->logs[worker].operations[i], worker, UNKNOWN, 0, NULL};
            if (is_back(&event) || event.call->answer == ANSWER_GOT)
                events->list[events->count++] = event;
        }
    qsort(events->list, events->count, sizeof *events->list, by_item);
    return find_undone(events);
}

/* How many give-backs of one item were invoked at `stamp` or before. */
static size_t backs_by(const struct event *list, size_t count, uint64_t stamp)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (list[middle].call->invoked <= stamp)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? list[low - 1].backs : 0;
}

/* Gives the events of one item their lives: in the order of the give-backs, of which each also says
 * which get was before it; other gets in the order of their invocation. `ended`, false at first and
 * afterwards: which lives a get is known to end. */
static void find_lives(struct event *list, size_t count, bool *ended)
{
    size_t backs = 0, next = 0;
    for (size_t i = 0; i < count; i++) {
        struct event *get = list[i].undone;
        if (is_back(&list[i])) {
            if (get && get->life == UNKNOWN)
                ended[get->life = backs] = true;
            list[i].life = ++backs;
        }
        list[i].backs = backs;
    }
    for (size_t i = 0; i < count; i++) {
        if (list[i].life != UNKNOWN)
            continue;
        size_t begun = backs_by(list, count, list[i].call->returned);
        while (ended[next])
            next++;
        list[i].life = next < begun ? next : begun;
        ended[list[i].life] = true;
        next = list[i].life + 1;
    }
    for (size_t i = 0; i < count; i++)
        ended[list[i].life] = false;
}

/* Gives every life of one item its number. Returns 0 or ENOMEM. */
static int renumber(struct event *list, size_t count, bool *ended, struct dictionary *items)
{
    uint64_t item = list[0].call->item, newest = 0;
    size_t lives = 0;
    find_lives(list, count, ended);
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
    bool *ended = calloc(events.count + 2, sizeof *ended);
    error = ended ? error : ENOMEM;
    for (size_t at = 0, length; !error && at < events.count; at += length) {
        length = same_item(&events, at);
        error = renumber(&events.list[at], length, ended, items);
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
    free(ended);
    free(events.list);
    return error;
}

static bool is_got(const struct event *event)
{
    return event && event->call->answer == ANSWER_GOT;
}

/* Makes the gets of one item that were given back say Busy: if it is not known which it was, the
 * latest that was not given back yet. `open` has room for all of them. */
static void unget(struct event *list, size_t count, struct event **open)
{
    size_t gets = 0;
    for (size_t i = 0; i < count; i++) {
        if (!is_back(&list[i])) {
            open[gets++] = &list[i];
            continue;
        }
        while (gets && !is_got(open[gets - 1]))
            gets--;
        struct event *get = is_got(list[i].undone) ? list[i].undone : gets ? open[gets - 1] : NULL;
        if (get)
            get->call->answer = ANSWER_BUSY;
    }
}

int lives_keep_inside(struct history *history)
{
    struct events events;
    struct event **open =
        collect(history, &events) ? NULL : malloc((events.count + 1) * sizeof *open);
    if (!open) {
        free(events.list);
        return ENOMEM;
    }
    for (size_t at = 0, length; at < events.count; at += length) {
        length = same_item(&events, at);
        unget(&events.list[at], length, open);
    }
    free(open);
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
