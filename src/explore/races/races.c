/* The notes are two lists that only grow along an execution: every access, and every clock that a
 * step left behind at an address. Going back cuts them off. Queues are small and programs short, so
 * a new access is simply compared with all before it. */
#include "explore/races/races.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "explore/names/names.h"
#include "explore/races/notes.h"
#include "explore/machine/room.h"
#include "explore/names/source.h"

_Static_assert((int)CLOCK_WORKERS == (int)MACHINE_WORKERS, "a clock for every worker");

/* What a step left for whoever acquires it. */
struct published {
    uint64_t address;
    struct clock clock;
};

static struct notes {
    bool watching, found, lost;
    struct access race[2];
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
    for (size_t i = notes.accesses_count; i-- > 0 && !notes.found;) {
        const struct access *other = &notes.accesses[i];
        if (other->worker != access.worker && (other->write || access.write) &&
            !(other->atomic && access.atomic) && overlap(other, &access) &&
            worker->clocks.now.of[other->worker] < other->span) {
            notes.found = true;
            notes.race[0] = *other;
            notes.race[1] = access;
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

void races_open(void)
{
    notes.accesses_count = notes.published_count = 0;
    races_watch(true);
    notes.found = notes.lost = false;
    for (size_t w = 0; w < MACHINE_WORKERS; w++)
        machine.worker[w].clocks.now.of[w] = 1;
}

void races_forget(void)
{
    notes.accesses_count = notes.published_count = 0;
}

void races_close(void)
{
    free(notes.accesses);
    free(notes.published);
    notes = (struct notes){0};
}

void races_watch(bool on)
{
    notes.watching = on && machine.experiment.memory == MEMORY_SC;
}

bool races_lost(void)
{
    return notes.lost;
}

struct races_mark races_mark(void)
{
    return (struct races_mark){(uint32_t)notes.accesses_count, (uint32_t)notes.published_count,
                               notes.found};
}

void races_back(struct races_mark mark)
{
    notes.accesses_count = mark.accesses;
    notes.published_count = mark.published;
    notes.found = mark.found;
}

unsigned races_verdict(void)
{
    if (!notes.found)
        return 0;
    return notes.race[0].freed || notes.race[1].freed ? VERDICT_FREED : VERDICT_RACE;
}

/* "A reads it (vyukov.c:91)" */
static void tell_access(const struct access *access, char *text, size_t size)
{
    struct place place;
    char file[48];
    names_source(access->caller, &place);
    source_name(file, sizeof file, place.file);
    snprintf(text, size, "%c %s (%s:%d)", 'A' + access->worker,
             access->freed   ? "gives it back"
             : access->write ? "writes it"
                             : "reads it",
             file, place.line);
}

void races_tell(char *text, size_t size)
{
    char name[64], first[96], second[96];
    names_member(notes.race[1].address, name, sizeof name);
    tell_access(&notes.race[0], first, sizeof first);
    tell_access(&notes.race[1], second, sizeof second);
    snprintf(text, size, "%s: %s, %s, and nothing orders the two", name, first, second);
}
