/* The notes of an execution: two lists that only grow along it. Queues are small and programs
 * short, so a new access is simply compared with all before it. */
#include "explore/races/notes.h"

#include <stdlib.h>

_Static_assert((int)CLOCK_WORKERS == (int)MACHINE_WORKERS, "a clock for every worker");

/* What a step left for whoever acquires it. */
struct published {
    uint64_t address;
    struct clock clock;
};

static struct notes {
    bool watching, lost;
    struct race race;
    struct access *accesses;
    struct published *published;
    size_t accesses_count, accesses_room, published_count, published_room;
} notes;

static bool reserve(void **array, size_t *room, size_t count, size_t size)
{
    if (count < *room)
        return true;
    void *more = realloc(*array, (2 * count + 64) * size);
    if (!more) {
        notes.lost = true;
        return false;
    }
    *array = more;
    *room = 2 * count + 64;
    return true;
}

static bool overlap(const struct access *a, const struct access *b)
{
    return a->address < b->address + b->size && b->address < a->address + a->size;
}

bool notes_watching(const struct machine_worker *worker)
{
    return notes.watching && worker != &machine.worker[machine.workers]; /* the prefix is alone */
}

void notes_access(const struct machine_worker *worker, struct access access)
{
    access.worker = (uint8_t)(worker - machine.worker);
    access.span = worker->clocks.now.of[access.worker];
    for (size_t i = notes.accesses_count; i-- > 0 && !notes.race.found;) {
        const struct access *other = &notes.accesses[i];
        if (other->worker != access.worker && (other->write || access.write) &&
            !(other->atomic && access.atomic) && overlap(other, &access) &&
            worker->clocks.now.of[other->worker] < other->span) {
            notes.race.found = true;
            notes.race.first = *other;
            notes.race.second = access;
        }
    }
    if (reserve((void **)&notes.accesses, &notes.accesses_room, notes.accesses_count,
                sizeof *notes.accesses))
        notes.accesses[notes.accesses_count++] = access;
}

void notes_publish(uint64_t address, const struct clock *clock)
{
    if (reserve((void **)&notes.published, &notes.published_room, notes.published_count,
                sizeof *notes.published))
        notes.published[notes.published_count++] = (struct published){address, *clock};
}

const struct clock *notes_published(uint64_t address)
{
    for (size_t i = notes.published_count; i-- > 0;)
        if (notes.published[i].address == address)
            return &notes.published[i].clock;
    return NULL;
}

bool notes_join_freed(struct machine_worker *worker, uint64_t address, size_t size)
{
    const struct access wanted = {.address = address, .size = (uint32_t)size};
    bool any = false;
    for (size_t i = 0; i < notes.accesses_count; i++) {
        const struct access *other = &notes.accesses[i];
        uint16_t *known = &worker->clocks.now.of[other->worker];
        if (!other->freed || !overlap(other, &wanted))
            continue;
        any = true;
        if (*known < other->span)
            *known = other->span;
    }
    return any;
}

void notes_open(bool watching)
{
    notes.watching = watching;
    notes.race.found = notes.lost = false;
    notes_forget();
}

void notes_forget(void)
{
    notes.accesses_count = notes.published_count = 0;
}

void notes_close(void)
{
    free(notes.accesses);
    free(notes.published);
    notes = (struct notes){0};
}

void notes_watch(bool on)
{
    notes.watching = on;
}

bool notes_lost(void)
{
    return notes.lost;
}

struct notes_mark notes_mark(void)
{
    return (struct notes_mark){(uint32_t)notes.accesses_count, (uint32_t)notes.published_count,
                               notes.race.found};
}

void notes_back(struct notes_mark mark)
{
    notes.accesses_count = mark.accesses;
    notes.published_count = mark.published;
    notes.race.found = mark.found;
}

const struct race *notes_race(void)
{
    return &notes.race;
}
