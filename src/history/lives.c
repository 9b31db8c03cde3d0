/* As delivery: every stay of an item that was given back is an item of its own. */
#include "history/lives.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "history/dictionary.h"
#include "history/handover.h"

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

/* How many give-backs of one item were invoked at `stamp` or before. */
static size_t backs_by(const struct handover *list, size_t count, uint64_t stamp)
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

/* Gives the handovers of one item their lives: in the order of the give-backs, of which each also
 * says which get was before it; other gets in the order of their invocation. `ended`, false at
 * first and afterwards: which lives a get is known to end. */
static void find_lives(struct handover *list, size_t count, bool *ended)
{
    size_t backs = 0, next = 0;
    for (size_t i = 0; i < count; i++) {
        struct handover *get = list[i].undone;
        if (handover_is_back(&list[i])) {
            if (get && get->life == LIFE_UNKNOWN)
                ended[get->life = backs] = true;
            list[i].life = ++backs;
        }
        list[i].backs = backs;
    }
    for (size_t i = 0; i < count; i++) {
        if (list[i].life != LIFE_UNKNOWN)
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
static int renumber(struct handover *list, size_t count, bool *ended, struct dictionary *items)
{
    uint64_t item = list[0].call->item, newest = 0;
    size_t lives = 0;
    find_lives(list, count, ended);
    for (int gets = 0; gets < 2; gets++) /* give-backs first: they ascend */
        for (size_t i = 0; i < count; i++)
            if (handover_is_back(&list[i]) == !gets &&
                !(list[i].call->item = number_of(items, item, &newest, list[i].life, &lives)))
                return ENOMEM;
    return 0;
}

int lives_renumber(struct history *history, struct dictionary *items)
{
    struct handovers handovers;
    uint64_t before = dictionary_count(items);
    int error = handovers_collect(&handovers, history);
    bool *ended = calloc(handovers.count + 2, sizeof *ended);
    error = ended ? error : ENOMEM;
    for (size_t at = 0, length; !error && at < handovers.count; at += length) {
        length = handovers_same_item(&handovers, at);
        error = renumber(&handovers.list[at], length, ended, items);
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
    free(handovers.list);
    return error;
}
