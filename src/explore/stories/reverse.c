/* Races between steps: two dependent steps of different workers with nothing in between that orders
 * them. The execution shows one order; whoever has to begin for the other order is put on the list
 * of those to be tried at the place before the first of the two. */
#include "explore/stories/reverse.h"

/* The worker's last event before depth `end`, or NULL. */
static const struct event *last_event(const struct path *path, size_t end, size_t worker)
{
    while (end--)
        if (path->places[end].event.choice.worker == worker)
            return &path->places[end].event;
    return NULL;
}

void path_clock(const struct path *path, struct event *event)
{
    const struct event *last = last_event(path, path->depth, event->choice.worker);
    if (last)
        event_join(event, last);
    for (size_t i = 0; i < path->depth; i++)
        if (event_dependent(&path->places[i].event, event, path->strictly))
            event_join(event, &path->places[i].event);
    event->clock[event->choice.worker]++;
}

/* Whether something lies between the event at depth `first` and `event`. */
static bool ordered(const struct path *path, size_t first, const struct event *event)
{
    for (size_t i = first + 1; i < path->depth; i++) {
        const struct event *between = &path->places[i].event;
        if (event_reaches(&path->places[first].event, between) && event_reaches(between, event))
            return true;
    }
    return false;
}

/* Whether `event` can be the first of those after depth `first` that do not come after the event
 * there; `end` is where it stands. */
static bool is_initial(const struct path *path, size_t first, size_t end, const struct event *event)
{
    for (size_t i = first + 1; i < end; i++) {
        const struct event *other = &path->places[i].event;
        if (!event_reaches(&path->places[first].event, other) && event_reaches(other, event))
            return false;
    }
    return true;
}

/* The workers that can begin an execution in which `event` comes before the one at depth `first`,
 * as bits: the first events of what is independent of the latter. */
static uint32_t initials(const struct path *path, size_t first, const struct event *event)
{
    uint32_t found = 0;
    for (size_t i = first + 1; i < path->depth; i++) {
        const struct event *other = &path->places[i].event;
        if (!event_reaches(&path->places[first].event, other) && is_initial(path, first, i, other))
            found |= (uint32_t)1 << other->choice.worker;
    }
    if (is_initial(path, first, path->depth, event))
        found |= (uint32_t)1 << event->choice.worker;
    return found;
}

void path_reverse(struct path *path, const struct event *event)
{
    const struct event *last = last_event(path, path->depth, event->choice.worker);
    for (size_t i = path->depth; i-- > 0;) {
        struct place_on_path *place = &path->places[i];
        if (place->event.choice.worker == event->choice.worker ||
            !event_dependent(&place->event, event, path->strictly) ||
            (last && event_reaches(&place->event, last)))
            continue;
        /* A step that may have to wait cannot change places with the one that lets it go on, but
         * perhaps with those before, so all of them count. */
        if (!event->blocks && ordered(path, i, event))
            continue;
        uint32_t able = initials(path, i, event) & place->enabled;
        uint32_t self = (uint32_t)1 << event->choice.worker;
        if (able && !(able & place->wanted))
            place->wanted |= able & self ? self : able & (~able + 1);
    }
}

void path_reverse_waiting(struct path *path, uint32_t enabled)
{
    for (size_t w = 0; w < machine.workers; w++) {
        if (machine.worker[w].status != WORKER_READY || enabled >> w & 1)
            continue;
        struct event event = event_announced(w);
        path_clock(path, &event);
        path_reverse(path, &event);
    }
}
