/* A list that only grows. What is acquired was left a moment ago as a rule, so it is looked for
 * from the end. */
#include "explore/races/passed.h"

#include <stdlib.h>

static struct passed *list;
static const struct passed **newest; /* room for as many */
static size_t count, room;
static size_t linked; /* the first so many have their .before */

/* What was left there last among the first `place`: its place from 1; 0: nothing. */
static size_t last_at(size_t place, uint64_t address)
{
    while (place && list[place - 1].address != address)
        place--;
    return place;
}

bool passed_on(uint64_t address, const struct clock *clock)
{
    if (count == room) {
        size_t more = 2 * room + 64;
        struct passed *longer = realloc(list, more * sizeof *longer);
        list = longer ? longer : list;
        const struct passed **all = longer ? realloc(newest, more * sizeof *all) : NULL;
        if (!all)
            return false;
        newest = all;
        room = more;
    }
    list[count++] = (struct passed){.address = address, .clock = *clock};
    return true;
}

const struct clock *passed_at(uint64_t address)
{
    size_t place = last_at(count, address);
    return place ? &list[place - 1].clock : NULL;
}

size_t passed_count(void)
{
    return count;
}

void passed_back(size_t to)
{
    count = to;
    if (linked > to)
        linked = to;
}

void passed_close(void)
{
    free(list);
    free(newest);
    list = NULL;
    newest = NULL;
    count = room = linked = 0;
}

/* Few engines ask for these links, so they are not made with the list. */
static void link_new(void)
{
    for (; linked < count; linked++)
        list[linked].before = (uint32_t)last_at(linked, list[linked].address);
}

const struct passed *const *passed_newest(size_t *found)
{
    link_new();
    for (size_t i = 0; i < count; i++) {
        list[i].newest = true;
        if (list[i].before)
            list[list[i].before - 1].newest = false;
    }
    *found = 0;
    for (size_t i = 0; i < count; i++)
        if (list[i].newest)
            newest[(*found)++] = &list[i];
    return newest;
}
