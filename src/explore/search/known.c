/* Programs over one queue come to the same states: what is left to do and what the judge still has
 * to know are the same, whatever was done before. From a state that was searched once with nothing
 * wrong behind it nothing wrong can come in another program either. Only where a call has returned
 * do two pasts become one as a rule, so only there it is asked.
 */
#include "explore/search/known.h"

#include <stdlib.h>
#include <string.h>

#include "explore/machine/machine.h"
#include "explore/races/plain.h"
#include "explore/search/wide.h"

enum { FIRST = 1 << 12, MOST = 1 << 24 };

static bool is_free(const struct hash *key)
{
    return !(key->high | key->low);
}

static struct hash *place_of(const struct keys *keys, struct hash key)
{
    size_t place = key.low & (keys->size - 1);
    while (!is_free(&keys->list[place]) &&
           (keys->list[place].low != key.low || keys->list[place].high != key.high))
        place = (place + 1) & (keys->size - 1);
    return &keys->list[place];
}

/* Room for one more; false: there is none, and what comes is not known. */
static bool grow(struct keys *keys)
{
    struct keys more = {.count = keys->count, .size = keys->size ? 2 * keys->size : FIRST};
    if (4 * (keys->count + 1) <= 3 * keys->size)
        return true;
    if (more.size > MOST || !(more.list = wide_memory(more.size * sizeof *more.list)))
        return false;
    memset(more.list, 0, more.size * sizeof *more.list);
    for (size_t i = 0; i < keys->size; i++)
        if (!is_free(&keys->list[i]))
            *place_of(&more, keys->list[i]) = keys->list[i];
    free(keys->list);
    *keys = more;
    return true;
}

static void add(struct keys *keys, struct hash key)
{
    if (!grow(keys))
        return;
    struct hash *place = place_of(keys, key);
    keys->count += is_free(place);
    *place = key;
}

void known_begin(struct known *known)
{
    *known = (struct known){.plain = false};
    plain_collect();
}

void known_free(struct known *known)
{
    free(known->right.list);
    free(known->unraced.list);
    *known = (struct known){.plain = false};
    plain_forget();
}

void trail_begin(struct trail *trail, struct keys *keys)
{
    const struct experiment *experiment = &machine.experiment;
    *trail = (struct trail){.keys = keys};
    hash_words(&trail->salt, experiment->capacity, machine.workers);
    hash_words(&trail->salt, (uint64_t)experiment->memory << 8 | (uint64_t)experiment->remember,
               (uint64_t)experiment->symmetric << 1 | machine.blurred);
    for (size_t i = 0; i < INGREDIENTS; i++)
        hash_words(&trail->salt, experiment->budget[i], i);
}

static struct hash salted_key(const struct trail *trail, struct hash key)
{
    struct hash salted = trail->salt;
    hash_words(&salted, key.high, key.low);
    return salted;
}

void trail_fetch(const struct trail *trail, struct hash key)
{
    if (trail->keys && trail->keys->size)
        __builtin_prefetch(
            &trail->keys->list[salted_key(trail, key).low & (trail->keys->size - 1)]);
}

bool trail_meets(struct trail *trail, struct hash key)
{
    if (!trail->keys)
        return false;
    struct hash salted = salted_key(trail, key);
    if (trail->keys->size && !is_free(place_of(trail->keys, salted)))
        return true;
    if (trail->count == trail->room) {
        size_t room = trail->room ? 2 * trail->room : 1 << 10;
        struct hash *more = realloc(trail->met, room * sizeof *more);
        if (!more)
            return false;
        trail->met = more;
        trail->room = room;
    }
    trail->met[trail->count++] = salted;
    return false;
}

void trail_end(struct trail *trail, bool right)
{
    for (size_t i = 0; right && i < trail->count; i++)
        add(trail->keys, trail->met[i]);
    free(trail->met);
    *trail = (struct trail){.keys = NULL};
}
