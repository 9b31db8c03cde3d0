/* Locations and their messages: see messages.h. Both stand in an order of their own, so that states
 * that mean the same are the same. */
#include "explore/memory/messages.h"

#include <assert.h>
#include <string.h>

#include "explore/machine/trouble.h"
#include "explore/memory/left.h"
#include "explore/steps/bytes.h"

size_t location_at(uint64_t address)
{
    for (size_t l = 0; l < c11.locations_count; l++)
        if (c11.locations[l].address == address)
            return l;
    return SIZE_MAX;
}

/* Makes room for element `at` of an array with so many, or closes it. */
#define OPEN(array, count, at)                                                                     \
    memmove(&(array)[(at) + 1], &(array)[at], ((count) - (at)) * sizeof *(array))
#define CLOSE(array, count, at)                                                                    \
    memmove(&(array)[at], &(array)[(at) + 1], ((count) - (at)-1) * sizeof *(array))

static void move_firsts(size_t from, int by)
{
    for (size_t l = from; l < c11.locations_count; l++)
        c11.locations[l].first = (uint8_t)(c11.locations[l].first + by);
}

static void refuse_messages(const struct request *request)
{
    trouble_in_step(VERDICT_REFUSED, request->caller,
                    "more stores that somebody may still read than C11 memory has places for");
}

/* Where the location of that address stands, or would. */
static size_t place_of(uint64_t address)
{
    size_t at = 0;
    while (at < c11.locations_count && c11.locations[at].address < address)
        at++;
    return at;
}

bool location_reach(const struct request *request, size_t *location)
{
    size_t at = place_of(request->address), width = step_width(request->what);
    const struct location *next = &c11.locations[at];
    bool is_there = at < c11.locations_count && next->address == request->address;
    *location = is_there ? at : SIZE_MAX;
    if (is_there && next->width == width)
        return true;
    if (is_there || (at < c11.locations_count && next->address < request->address + width) ||
        (at && next[-1].address + next[-1].width > request->address)) {
        trouble_in_step(VERDICT_REFUSED, request->caller,
                        "atomic accesses of different widths to the same bytes are not modelled in "
                        "C11 memory");
        return false;
    }
    return true;
}

/* Without fences these have nothing to say. */
static void open_views(size_t at)
{
    for (size_t i = 0, views = c11_views(); i < views; i++) {
        struct view *view = c11_view(i);
        OPEN(view->seen, VIEW_LOCATIONS - 1u, at);
        view->seen[at] = 0;
        if (machine.experiment.fenceless)
            continue;
        OPEN(view->written, VIEW_LOCATIONS - 1u, at);
        OPEN(view->through, VIEW_LOCATIONS - 1u, at);
        view->written[at] = 0;
        view->through[at] = 0;
    }
}

static void close_views(size_t at)
{
    for (size_t i = 0, views = c11_views(); i < views; i++) {
        struct view *view = c11_view(i);
        CLOSE(view->seen, VIEW_LOCATIONS, at);
        view->seen[VIEW_LOCATIONS - 1] = 0;
        if (machine.experiment.fenceless)
            continue;
        CLOSE(view->written, VIEW_LOCATIONS, at);
        CLOSE(view->through, VIEW_LOCATIONS, at);
        view->written[VIEW_LOCATIONS - 1] = 0;
        view->through[VIEW_LOCATIONS - 1] = 0;
    }
}

size_t location_make(const struct request *request)
{
    struct location made = {.address = request->address,
                            .width = (uint8_t)step_width(request->what)};
    size_t at = place_of(request->address);
    if (c11.locations_count == VIEW_LOCATIONS || c11.messages_count == C11_MESSAGES) {
        trouble_in_step(VERDICT_REFUSED, request->caller,
                        "more than %d atomic objects at a time in C11 memory", VIEW_LOCATIONS);
        return SIZE_MAX;
    }
    made.first = at ? (uint8_t)(c11.locations[at - 1].first + c11.locations[at - 1].count) : 0;
    made.count = 1;
    OPEN(c11.locations, c11.locations_count, at);
    OPEN(c11.messages, c11.messages_count, made.first);
    c11.locations_count++;
    c11.messages_count++;
    c11.locations[at] = made;
    c11.messages[made.first] = (struct message){.node = C11_NONE};
    move_firsts(at + 1, 1);
    open_views(at);
    return at;
}

void location_forget(size_t location)
{
    const struct location gone = c11.locations[location];
    for (size_t i = 0; i < gone.count; i++)
        CLOSE(c11.messages, c11.messages_count - i, gone.first);
    c11.messages_count = (uint8_t)(c11.messages_count - gone.count);
    CLOSE(c11.locations, c11.locations_count, location);
    c11.locations_count--;
    move_firsts(location, -(int)gone.count);
    close_views(location);
}

void locations_renew(uint64_t address, size_t size)
{
    for (size_t l = c11.locations_count; l-- > 0;) {
        const struct location *location = &c11.locations[l];
        if (location->address < address + size && address < location->address + location->width)
            location_forget(l);
    }
    for (size_t i = 0; i < c11.nodes_count; i++) /* the nodes there are no longer of that place */
        if (c11.nodes[i].address - address < size)
            c11.nodes[i].address = 0;
    left_forget(address, size);
}

step_value message_value(size_t location, size_t rank)
{
    const struct location *at = &c11.locations[location];
    assert(rank < at->count);
    return rank + 1u == at->count ? atomic_fetch(at->address, at->width)
                                  : message_at(location, rank)->value;
}

static void move_ranks(uint8_t *ranks, size_t location, size_t from)
{
    if (ranks[location] >= from)
        ranks[location]++;
}

bool message_insert(size_t location, size_t rank, step_value value, const struct request *request)
{
    struct location *at = &c11.locations[location];
    if (c11.messages_count == C11_MESSAGES || at->count == C11_AT_ONE) {
        refuse_messages(request);
        return false;
    }
    struct message message = {.node = C11_NONE};
    assert(rank && rank <= at->count);
    if (rank == at->count) {
        message_at(location, rank - 1)->value = atomic_fetch(at->address, at->width);
        atomic_put(at->address, at->width, value);
    } else {
        message.value = value;
    }
    OPEN(c11.messages, c11.messages_count, at->first + rank);
    c11.messages_count++;
    c11.messages[at->first + rank] = message;
    at->count++;
    move_firsts(location + 1, 1);
    for (size_t i = 0, views = c11_views(); i < views; i++) {
        move_ranks(c11_view(i)->seen, location, rank);
        move_ranks(c11_view(i)->written, location, rank);
    }
    return true;
}

void message_forget(size_t location)
{
    struct location *at = &c11.locations[location];
    assert(at->count > 1);
    at->older |= message_at(location, 0)->before;
    CLOSE(c11.messages, c11.messages_count, at->first);
    c11.messages_count--;
    at->count--;
    message_at(location, 0)->follows = false; /* nothing can come before it any more */
    message_at(location, 0)->node = C11_NONE;
    move_firsts(location + 1, -1);
    for (size_t i = 0, views = c11_views(); i < views; i++) {
        struct view *view = c11_view(i);
        view->seen[location] -= view->seen[location] != 0;
        view->written[location] -= view->written[location] != 0;
    }
}
